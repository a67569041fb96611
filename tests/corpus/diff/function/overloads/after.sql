create schema s;
create function s.f(a int, b text default 'x') returns int language sql as 'select a';
create function s.f(a timestamptz) returns int language sql as 'select 1';
