-- from 18
create schema s;
create table s.u (id int not null, at date not null) partition by range (at);
create table s.t1 (id int constraint id_given not null, at date not null);
alter table s.u attach partition s.t1 for values from ('2024-01-01') to ('2025-01-01');
create table s.t2 partition of s.u for values from ('2025-01-01') to ('2026-01-01');
create index t_id on s.u (id);
