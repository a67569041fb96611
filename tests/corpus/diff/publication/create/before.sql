create schema s;
create table s.a (id int primary key, n int); create table s.b (id int primary key, n int); create schema q; create table q.c (id int primary key);
