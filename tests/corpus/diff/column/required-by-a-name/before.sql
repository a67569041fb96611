-- from 18
create schema s;
create table s.t (id int primary key, n int);
insert into s.t values (1, 1);
