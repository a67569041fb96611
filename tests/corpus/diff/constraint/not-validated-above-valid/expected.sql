-- column drop, constraint drop, table drop

-- drop table s.d
--   ! loses data: the rows of s.d
drop table s.d;

-- drop table s.c
--   ! loses data: the rows of s.c
drop table s.c;
