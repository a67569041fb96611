create schema s;
create type s.c as (a int); create table s.t (id int primary key, c s.c); create function s.f(s.c) returns int language sql as 'select 1';
