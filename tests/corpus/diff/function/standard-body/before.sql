create schema s;
create table s.t (id int primary key, n int); create function s.f() returns int language sql begin atomic select sum(n)::int from s.t; end; create view s.v as select s.f() as f;
