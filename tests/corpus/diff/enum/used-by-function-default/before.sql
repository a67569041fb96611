create schema s;
create type s.e as enum ('a', 'b', 'c');
create function s.f(x s.e default 'a') returns int language sql as 'select 1';
