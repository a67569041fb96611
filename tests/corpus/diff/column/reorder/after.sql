create schema s;
create table s.t (c int, b int, a int);
