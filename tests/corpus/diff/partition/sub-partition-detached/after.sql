create schema s;
create table s.t (id int not null, at date not null, a text) partition by range (at);
create table s.t1 (id int not null, at date not null, a text) partition by list (id); create table s.t1a partition of s.t1 for values in (1, 2, 3); create index t_a on s.t (a); alter table s.t add check (id > 0);
