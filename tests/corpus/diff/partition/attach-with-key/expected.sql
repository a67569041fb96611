-- constraint drop, table alter, table.partition_of

-- alter column s.t1.id: not_null_as
alter table s.t1 rename constraint t1_id_not_null to t_id_not_null;

-- alter column s.t1.at: not_null_as
alter table s.t1 rename constraint t1_at_not_null to t_at_not_null;

-- create constraint s.t1.t1_at_a_key
alter table s.t1 add constraint t1_at_a_key UNIQUE (at, a);

-- create constraint s.t1.t_id_check
alter table s.t1 add constraint t_id_check CHECK ((id > 0));

-- create constraint s.t1.t_id_fkey
alter table s.t1 add constraint t_id_fkey FOREIGN KEY (id) REFERENCES s.r(id);

-- s.t attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
alter table s.t attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
