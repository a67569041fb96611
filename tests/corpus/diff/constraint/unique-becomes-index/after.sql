create schema s;
create table s.t (id int, n int); create unique index t_n on s.t (n);
