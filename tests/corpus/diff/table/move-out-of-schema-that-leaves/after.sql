create schema s;
create table s.t (id serial primary key, a text); create index t_a on s.t (a); create view s.v as select id from s.t;
