create schema s;
create table s.c (id int primary key);
create table s.e (id int not null, at date not null, n bigint, m int not null, remark text, c int, more text default 'y', primary key (id, at), constraint e_m check (m > 0)) partition by range (at);
create table s.e2 partition of s.e for values from ('2025-01-01') to ('2026-01-01');
create index e_n on s.e (n);
create index e_more on s.e (more);
create index e_m_c on s.e (m, c);
