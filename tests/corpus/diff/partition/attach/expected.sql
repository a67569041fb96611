-- table alter, table.partition_of

-- alter column s.t1.id: not_null_as
alter table s.t1 rename constraint t1_id_not_null to t_id_not_null;

-- alter column s.t1.at: not_null_as
alter table s.t1 rename constraint t1_at_not_null to t_at_not_null;

-- s.t attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
alter table s.t attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
