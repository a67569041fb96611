-- from 18
create schema s;
create table s.t (id int not null, at date not null) partition by range (at);
create table s.t1 (id int constraint id_needed not null, at date not null);
alter table s.t attach partition s.t1 for values from ('2024-01-01') to ('2025-01-01');
create table s.t2 partition of s.t for values from ('2025-01-01') to ('2026-01-01');
create index t_id on s.t (id);
insert into s.t select g, date '2024-06-01' + g * 100 from generate_series(1, 4) as g;
