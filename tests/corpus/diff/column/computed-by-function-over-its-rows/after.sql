create schema s;
create table s.a (id int, n int);
create function s.f(s.a) returns int language sql immutable as 'select 1';
alter table s.a add m int generated always as (s.f(null)) stored;
