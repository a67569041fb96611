-- column alter, column drop, column.type

-- drop column s.e.gone
--   ! loses data: the values of s.e.gone
alter table s.e drop column gone;

-- alter column s.t.id: type
alter table s.t alter column id type bigint;

-- alter column s.t.a: type
alter table s.t alter column a type bigint;
