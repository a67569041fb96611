-- column drop, table drop, view create

-- drop table s.x
--   ! loses data: the rows of s.x
drop table s.x;

-- create view s.x
create view s.x (one) as
 SELECT 1 AS one;
alter view s.x owner to postgres;
