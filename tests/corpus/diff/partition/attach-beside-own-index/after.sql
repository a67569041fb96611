create schema s;
create table s.t (id int, a int) partition by list (id);
create table s.p (id int, a int);
alter table s.t attach partition s.p for values in (1);
create index t_a on s.t (a);
create index p_own on s.p (a);
