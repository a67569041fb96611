create schema s;
create table s.t (id int, a int) partition by list (id);
create table s.p partition of s.t for values in (1);
create index t_a on s.t (a);
create index own on s.p (a);
