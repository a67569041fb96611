create schema s;
create function s.f(int) returns int language sql as 'select $1';create view s.v as select s.f(1) as x;
