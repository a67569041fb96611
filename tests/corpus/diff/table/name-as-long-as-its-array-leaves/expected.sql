-- column drop, constraint drop, table drop

-- drop table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssy
--   ! loses data: the rows of s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssy
drop table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssy;

-- drop table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssx
--   ! loses data: the rows of s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssx
drop table s.ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssx;
