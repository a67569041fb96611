create schema s;
create table s.p (a int); create table s.q (b int); create table s.c () inherits (s.p, s.q);
