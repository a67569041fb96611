-- column drop, table drop

-- drop table s.l2
--   ! loses data: the rows of s.l2
drop table s.l2;

-- drop table s.l
--   ! loses data: the rows of s.l
drop table s.l;

-- drop table s.q
--   ! loses data: the rows of s.q
drop table s.q;
