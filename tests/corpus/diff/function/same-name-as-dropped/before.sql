create schema s;
create function s.f(int) returns int language sql as 'select 1';
