create schema s;
create table s.t (id int primary key, n int);
create unique index t_n on s.t (n);
