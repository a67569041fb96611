create schema s;
create table s.t (id int primary key, n int, constraint n_up check (n > 0));
