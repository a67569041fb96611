create schema s;
create table s.t (id int, n int, m int, constraint u unique (n) include (m));
