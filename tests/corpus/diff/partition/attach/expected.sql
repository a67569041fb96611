-- table alter, table.partition_of

-- s.t attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
alter table s.t attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
