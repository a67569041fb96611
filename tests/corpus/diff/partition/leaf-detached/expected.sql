-- table alter, table.partition_of

-- s.t1 detach partition s.t1a
alter table s.t1 detach partition s.t1a;

-- drop index s.t1a_a_idx
drop index s.t1a_a_idx;
