-- from 18
create schema s;
create table s.p (a int);
create table s.c (z int) inherits (s.p);
insert into s.p values (1);
insert into s.c values (1, 2), (3, 4);
