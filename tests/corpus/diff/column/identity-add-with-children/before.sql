create schema s;
create table s.t (id int);
create table s.c (n int) inherits (s.t);
insert into s.t values (1), (2); insert into s.c values (3, 4);
