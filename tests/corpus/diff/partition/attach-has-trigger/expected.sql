-- table alter, table.partition_of, trigger drop

-- drop trigger s.t1.z
drop trigger z on s.t1;

-- s.t attach partition s.t1 FOR VALUES FROM (0) TO (9)
alter table s.t attach partition s.t1 FOR VALUES FROM (0) TO (9);
