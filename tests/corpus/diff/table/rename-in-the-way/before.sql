create schema s;
create table s.a (id int primary key, x int); create table s.b (id int primary key, y int); create index b_y on s.b (y); insert into s.a values (1, 2);
