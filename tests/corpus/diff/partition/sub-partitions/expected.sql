-- column create, index create, table create

-- create table s.t1
create table s.t1 partition of s.t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') partition by LIST (id);
alter table s.t1 owner to postgres;

-- create table s.t1a
create table s.t1a partition of s.t1 FOR VALUES IN (1, 2, 3);
alter table s.t1a owner to postgres;

-- create index s.t_a
CREATE INDEX t_a ON s.t USING btree (a);
