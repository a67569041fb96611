create schema s;
create table s.p (id int, b text); create table s.c (n int) inherits (s.p);
