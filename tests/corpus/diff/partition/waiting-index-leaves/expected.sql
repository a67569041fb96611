-- column drop, index drop, table drop

-- drop index s.p_waits
drop index s.p_waits;

-- drop index s.p_attached
drop index s.p_attached;

-- drop index s.p1_waits
drop index s.p1_waits;

-- drop table s.p2
--   ! loses data: the rows of s.p2
drop table s.p2;

-- drop table s.p1a
--   ! loses data: the rows of s.p1a
drop table s.p1a;

-- drop table s.p1
--   ! loses data: the rows of s.p1
drop table s.p1;

-- drop table s.p
--   ! loses data: the rows of s.p
drop table s.p;
