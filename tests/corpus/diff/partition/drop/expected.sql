-- column drop, table drop

-- drop table s.t1
--   ! loses data: the rows of s.t1
drop table s.t1;
