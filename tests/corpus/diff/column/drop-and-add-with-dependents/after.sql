create schema s;
create table s.t (id int primary key, b int); create view s.v as select b from s.t; create index t_a on s.t (b);
