create schema s;
create procedure s.f() language sql as 'select';
