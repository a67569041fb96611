-- column drop, constraint drop, table drop

-- drop constraint s.u.late
alter table s.u drop constraint late;

-- drop table s.u2
--   ! loses data: the rows of s.u2
drop table s.u2;

-- drop table s.u1
--   ! loses data: the rows of s.u1
drop table s.u1;

-- drop table s.u
--   ! loses data: the rows of s.u
drop table s.u;

-- drop table s.t1
--   ! loses data: the rows of s.t1
drop table s.t1;

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;
