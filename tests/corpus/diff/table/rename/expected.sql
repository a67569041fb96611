-- table rename

-- rename table s.t to s.u
alter table s.t rename to u;

-- alter column s.u.id: not_null_as
alter table s.u rename constraint t_id_not_null to u_id_not_null;
