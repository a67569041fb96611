create schema s;
create extension citext schema s; create table s.t (id int primary key, a s.citext); create index t_a on s.t (a); insert into s.t values (1, 'X');
