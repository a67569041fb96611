create schema s;
create function s.f(n int, b text default 'x') returns int language sql as 'select n';
create view s.v as select s.f(1) as x;
