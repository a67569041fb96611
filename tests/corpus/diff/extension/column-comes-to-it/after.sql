create schema s;
create extension citext schema s; create table s.t (id int primary key, a s.citext); create unique index t_a on s.t (a);
