create schema s;
create function s.f() returns table (a int, b int) language sql as 'select 1, 2';
