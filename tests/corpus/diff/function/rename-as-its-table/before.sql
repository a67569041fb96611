create schema s; create table s.t (id int primary key, n int); create table s.c (t int references s.t);
create function s.f(s.t) returns int language sql stable begin atomic select ($1).n; end;
create view s.v as select s.f(t.*) as n from s.t;
