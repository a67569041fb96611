create schema s;
create table s.p (id int, a text); create table s.c (n int) inherits (s.p); insert into s.c values (1, 'x', 2);
