-- column alter, column create, column drop, column.type, table alter, table.options

-- drop column s.u.a
--   ! loses data: the values of s.u.a
alter table s.u drop column a;

-- alter column s.t.a: type
--   ! rows of t whose a is no integer stop this step: change them first
alter table s.t alter column a type integer using a::integer;

-- create column s.u.b
alter table s.u add column b text;

-- alter table s.t: options
alter table s.t reset (toast.autovacuum_vacuum_threshold);
