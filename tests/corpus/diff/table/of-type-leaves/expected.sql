-- column create, column drop, table alter, table.of_type

-- s.t not of
alter table s.t not of;

-- drop column s.t.m
--   ! loses data: the values of s.t.m
alter table s.t drop column m;

-- drop column s.t.a
--   ! loses data: the values of s.t.a
alter table s.t drop column a;

-- drop column s.t.z
--   ! loses data: the values of s.t.z
alter table s.t drop column z;

-- create column s.t.id
alter table s.t add column id integer;
