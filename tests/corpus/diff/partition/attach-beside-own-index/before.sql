create schema s;
create table s.t (id int, a int) partition by list (id);
create table s.p (id int, a int);
create index p_own on s.p (a);
insert into s.p values (1, 1);
