-- table rename

-- rename table s.t to s.u
alter table s.t rename to u;

-- rename table s.t1 to s.u1
alter table s.t1 rename to u1;

-- alter column s.u.id: not_null_as
alter table s.u rename constraint t_id_not_null to u_id_not_null;

-- alter column s.u.at: not_null_as
alter table s.u rename constraint t_at_not_null to u_at_not_null;
