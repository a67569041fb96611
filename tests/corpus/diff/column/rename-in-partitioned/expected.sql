-- column rename

-- rename t.a to b
alter table s.t rename column a to b;

-- t.b counts by t_b_seq
alter sequence s.t_a_seq rename to t_b_seq;
