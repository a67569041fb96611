create schema s;
create function s.f(variadic a int[]) returns int language sql as 'select 2';
