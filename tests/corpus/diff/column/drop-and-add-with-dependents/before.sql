create schema s;
create table s.t (id int primary key, a int); create view s.v as select a from s.t; create index t_a on s.t (a);
