create schema s;
create function s.f(a int) returns int language sql as 'select a';create view s.v as select s.f(1) as x;
