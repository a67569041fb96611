-- column rename

-- rename t.a to b
alter table s.t rename column a to b;

-- t.b counts by t_b_seq
alter sequence s.t_a_seq rename to t_b_seq;

-- alter column s.t.b: not_null_as
alter table s.t rename constraint t_a_not_null to t_b_not_null;
