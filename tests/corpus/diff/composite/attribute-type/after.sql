create schema s;
create type s.c as (a bigint, b varchar(5)); create function s.f(s.c) returns int language sql as 'select 1';
