create schema s;
create function s.f(a int, b text default 'x') returns bigint language sql as 'select a::bigint';
create view s.v as select s.f(1) as x; create table s.t (n int default s.f(2), check (s.f(n) > 0));
