create schema s;
create table s.e (id int not null, at date not null, note text, primary key (id, at)) partition by range (at);
create table s.e1 partition of s.e for values from ('2024-01-01') to ('2025-01-01');
create table s.e2 partition of s.e for values from ('2025-01-01') to ('2026-01-01');
insert into s.e select g, date '2024-01-01' + g, 'n' || g from generate_series(1, 700) g;
