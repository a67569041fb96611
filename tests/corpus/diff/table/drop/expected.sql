-- column drop, constraint drop, table drop

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;
