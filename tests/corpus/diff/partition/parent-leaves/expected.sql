-- column drop, table alter, table drop, table.partition_of

-- s.t detach partition s.t1
alter table s.t detach partition s.t1;

-- drop table s.t
--   ! loses data: the rows of s.t
drop table s.t;

-- alter column s.t1.id: not_null_as
alter table s.t1 rename constraint t_id_not_null to t1_id_not_null;

-- alter column s.t1.at: not_null_as
alter table s.t1 rename constraint t_at_not_null to t1_at_not_null;
