-- column drop, constraint drop, index drop, table drop

-- drop table s.t2
--   ! loses data: the rows of s.t2
drop table s.t2;

-- drop table s.t1
--   ! loses data: the rows of s.t1
drop table s.t1;

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;
