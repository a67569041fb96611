create schema s;
create schema q; create table q.t (id serial primary key, a text); create index t_a on q.t (a); create view q.v as select id from q.t; insert into q.t (a) values ('x');
