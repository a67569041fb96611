-- column alter, column create, column drop, column.type, table create, table drop

-- drop table s.gone
--   ! loses data: the rows of s.gone
drop table s.gone;

-- alter column s.t.a: type
--   ! rows of t whose a is no numeric stop this step: change them first
alter table s.t alter column a drop default;
alter table s.t alter column a type numeric;
alter table s.t alter column a set default 0.1;

-- create column s.t.n
alter table s.t add column n text default 'x'::text;

-- create table s.c
create table s.c (
  k integer
) inherits (s.t);
alter table only s.c alter column n set default 'y'::text;
alter table s.c owner to postgres;
