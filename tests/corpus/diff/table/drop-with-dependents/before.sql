create schema s;
create table s.t (id int primary key);
create table s.c (t int references s.t); create view s.v as select id from s.t; create view s.w as select * from s.v; create function s.f(s.t) returns int language sql as 'select 1';
