create schema s;
create type s.r as range (subtype = int8); create function s.f(s.r) returns int language sql as 'select 1';
