create schema s;
create table s.b (id int primary key, x int);
