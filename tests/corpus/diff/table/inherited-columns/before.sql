create schema s;
create table s.p (id int, a text); create table s.c (x int) inherits (s.p); create table s.d () inherits (s.c); insert into s.d values (1, 'a', 2);
