-- column drop, table alter, table drop, table.partition_of

-- s.t detach partition s.t1
alter table s.t detach partition s.t1;

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;
