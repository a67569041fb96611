create schema s;
create table s.t (id int); create view s.v as select id from s.t; create function s.f() returns setof s.v language sql begin atomic select * from s.v; end; create view s.w as select * from s.f();
