create schema s;
create function s.f(int) returns int language sql immutable as 'select $1'; create table s.t (n int, g int generated always as (s.f(n)) stored); create index t_f on s.t (s.f(n)); insert into s.t values (1);
