-- column rename

-- rename c.t_id to t_no
alter table s.c rename column t_id to t_no;

-- rename t.a to label
alter table s.t rename column a to label;

-- rename t.id to no
alter table s.t rename column id to no;

-- alter column s.c.t_no: not_null_as
alter table s.c rename constraint c_t_id_not_null to c_t_no_not_null;

-- alter column s.t.no: not_null_as
alter table s.t rename constraint t_id_not_null to t_no_not_null;
