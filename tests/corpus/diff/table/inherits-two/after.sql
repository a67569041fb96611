create schema s;
create table s.p (a int, z int); create table s.q (b int, z int); create table s.c () inherits (s.p, s.q);
