-- column create, column drop, table create, table drop

-- drop table s.q
--   ! loses data: the rows of s.q
alter table s.t detach partition s.q;
drop table s.q;

-- create table s.r
create table s.r partition of s.t FOR VALUES IN (3);
alter table s.r owner to postgres;
