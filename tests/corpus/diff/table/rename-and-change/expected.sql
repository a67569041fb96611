-- column alter, column create, column drop, column.not_null, column.type, constraint rename, table rename, view alter, view.columns, view.definition

-- drop view s.v, to make it again: Postgres can't give a view's column another type: id is integer
drop view s.v;

-- drop column s.t.b
--   ! loses data: the values of s.t.b
alter table s.t drop column b;

-- rename table s.t to s.u
alter table s.t rename to u;

-- rename t_pkey of u to u_pkey
--   ! u is locked for milliseconds; statements queue behind the lock while it waits
alter table s.u rename constraint t_pkey to u_pkey;

-- alter column s.u.id: not_null_as, type
alter table s.u alter column id type bigint;
alter table s.u rename constraint t_id_not_null to u_id_not_null;

-- alter column s.u.a: not_null
alter table s.u alter column a set not null;

-- create column s.u.c
alter table s.u add column c integer;

-- make view s.v again
create view s.v (id, a, c) as
 SELECT id,
    a,
    c
   FROM s.u;
alter view s.v owner to postgres;
