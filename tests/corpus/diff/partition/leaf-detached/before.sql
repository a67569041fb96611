create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
create table s.t1 partition of s.t for values from ('2024-01-01') to ('2025-01-01') partition by list (id);
create table s.t1a partition of s.t1 for values in (1, 2, 3);
create index t_a on s.t (a); insert into s.t values (1, '2024-03-01', 'x');
