-- column drop, sequence drop, table drop

-- drop table s.z
--   ! loses data: the rows of s.z
drop table s.z;

-- drop table s.b
--   ! loses data: the rows of s.b
drop table s.b;

-- drop table s.a
--   ! loses data: the rows of s.a
drop table s.a;
