create schema s; create table s.other (id int constraint t_pkey primary key, n int); create table s.c (t int references s.other);
create function s.t(s.other) returns int language sql stable begin atomic select ($1).n; end;
create view s.v as select s.t(t.*) as n from s.other t;
