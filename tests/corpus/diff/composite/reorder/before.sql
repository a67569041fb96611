create schema s;
create type s.c as (a int, b text); create function s.f(s.c) returns int language sql as 'select 1';
