create schema s;
create table s.e (id int not null, at date not null, n bigint, m int not null, k int default 4, primary key (id, at), constraint e_v unique (m, at)) partition by range (at);
create table s.e1 partition of s.e for values from ('2024-01-01') to ('2025-01-01');
create table s.e2 partition of s.e for values from ('2025-01-01') to ('2026-01-01');
create index e_n on s.e (n);
