-- table alter, table.partition_of

-- s.t detach partition s.t1
alter table s.t detach partition s.t1;
