create schema s;
create table s.a (n int); create table s.b (n int); create index x on s.a (n);
