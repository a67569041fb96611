create schema s;
create table s.b (id int, x int); create table s.a (id int, y int);
