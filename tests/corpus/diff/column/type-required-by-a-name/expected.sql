-- column alter, column drop, column.type

-- drop column s.e.gone
--   ! loses data: the values of s.e.gone
alter table s.e drop column gone;

-- alter columns of s.t, in one go: id (type), a (type)
alter table s.t alter column id type bigint,
  alter column a type bigint;
