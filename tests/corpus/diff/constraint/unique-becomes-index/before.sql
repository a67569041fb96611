create schema s;
create table s.t (id int, n int, constraint t_n unique (n));
