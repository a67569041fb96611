create schema s;
create table s.a (id int, x int); create table s.b (id int, y int); insert into s.a values (1, 2);
