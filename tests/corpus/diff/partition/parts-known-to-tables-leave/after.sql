create schema s;
create table s.t (id int not null, a int not null) partition by list (id);
create table s.p partition of s.t for values in (1);
create index t_a on s.t (a);
