create schema s;
create table s.a (n int); create table s.b (n int, constraint x unique (n));
