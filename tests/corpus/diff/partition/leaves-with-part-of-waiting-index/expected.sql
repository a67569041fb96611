-- column drop, index drop, table drop

-- drop index s.waiting
drop index s.waiting;

-- drop table s.p1
--   ! loses data: the rows of s.p1
drop table s.p1;
