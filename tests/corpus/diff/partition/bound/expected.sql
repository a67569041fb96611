-- table alter, table.partition_of

-- s.t detach partition s.t2
alter table s.t detach partition s.t2;

-- s.t attach partition s.t2 FOR VALUES FROM ('2025-01-01') TO ('2027-01-01')
alter table s.t attach partition s.t2 FOR VALUES FROM ('2025-01-01') TO ('2027-01-01');
