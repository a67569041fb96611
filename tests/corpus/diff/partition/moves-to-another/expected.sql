-- table alter, table.partition_of

-- s.t detach partition s.t1
alter table s.t detach partition s.t1;

-- drop index s.t1_a_idx
drop index s.t1_a_idx;

-- alter column s.t1.id: not_null_as
alter table s.t1 rename constraint t_id_not_null to u_id_not_null;

-- alter column s.t1.at: not_null_as
alter table s.t1 rename constraint t_at_not_null to u_at_not_null;

-- create index s.t1_id_idx
CREATE INDEX t1_id_idx ON s.t1 USING btree (id);

-- s.u attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
alter table s.u attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
