create schema s;
create function s.f() returns table (a int) language sql as 'select 1';
