create schema s;
create table s.t (id bigint not null, at date not null, a varchar(9), n int not null default 5) partition by range (at);
create table s.t1 partition of s.t for values from ('2024-01-01') to ('2025-01-01');
create index t_a on s.t (a); create view s.v as select a from s.t;
