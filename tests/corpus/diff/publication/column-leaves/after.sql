create schema s;
create table s.a (id int primary key); create table s.b (id int primary key, n bigint); create schema q; create table q.c (id int primary key); create publication p for table s.a (id), s.b where (n > 5 and id > 0);
