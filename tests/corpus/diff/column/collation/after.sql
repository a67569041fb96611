create schema s;
create table s.t (id int primary key, a text collate "C");
create index t_a on s.t (a); create view s.v as select a from s.t;
