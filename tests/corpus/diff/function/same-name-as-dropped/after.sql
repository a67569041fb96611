create schema s;
create function s.f(bigint) returns int language sql as 'select 1'; create procedure s.f(text) language sql as 'select 1';
