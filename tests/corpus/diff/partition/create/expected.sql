-- column create, table create

-- create table s.t
create table s.t (
  id integer not null,
  at date not null,
  a text
) partition by RANGE (at);
alter table s.t owner to postgres;

-- create table s.t1
create table s.t1 partition of s.t FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
alter table s.t1 owner to postgres;

-- create table s.t2
create table s.t2 partition of s.t FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
alter table s.t2 owner to postgres;

-- create table s.td
create table s.td partition of s.t DEFAULT;
alter table s.td owner to postgres;
