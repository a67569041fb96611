-- column create, table create

-- create table s.t2
create table s.t2 partition of s.t FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
alter table s.t2 owner to postgres;
