create schema s;
create table s.t (id int primary key, n bigint); create function s.f() returns int language sql begin atomic select sum(n)::int + 1 from s.t; end; create view s.v as select s.f() as f;
