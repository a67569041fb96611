-- column create, table alter, table create, table.partition_of

-- s.t detach partition s.t1
alter table s.t detach partition s.t1;

-- s.t attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2024-07-01')
alter table s.t attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');

-- create table s.t1b
create table s.t1b partition of s.t FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');
alter table s.t1b owner to postgres;
