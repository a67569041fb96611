create schema s;
create table s.c (t int);
