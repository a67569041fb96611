create schema s;
create table s.a (n int, constraint x unique (n)); create table s.b (n int);
