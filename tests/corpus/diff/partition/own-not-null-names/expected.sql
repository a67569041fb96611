-- column alter, column.not_null_as, table rename

-- s.t detach partition s.t1
alter table s.t detach partition s.t1;

-- rename table s.t to s.u
alter table s.t rename to u;

-- alter column s.t1.id: not_null_as
alter table s.t1 rename constraint id_needed to id_given;

-- alter column s.u.id: not_null_as
alter table s.u rename constraint t_id_not_null to u_id_not_null;

-- alter column s.u.at: not_null_as
alter table s.u rename constraint t_at_not_null to u_at_not_null;

-- s.u attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')
alter table s.u attach partition s.t1 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
