create schema s;
create function s.f(int) returns bigint language sql immutable as 'select $1::bigint'; create table s.t (n int); create index t_f on s.t (s.f(n));
