create schema s;
create table s.t (id int primary key, a text); create index t_a on s.t (a);
