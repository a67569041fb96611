-- column drop, schema create, schema drop, table drop, view drop

-- drop view a.v
drop view a.v;

-- drop table a.t
--   ! loses data: the rows of a.t
drop table a.t;

-- drop schema a
drop schema a;

-- create schema b
create schema b;
alter schema b owner to postgres;
