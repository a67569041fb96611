create schema s;
create table s.t (id int primary key, a int);
