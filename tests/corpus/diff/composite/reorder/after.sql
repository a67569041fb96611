create schema s;
create type s.c as (b text, a int); create function s.f(s.c) returns int language sql as 'select 1';
