create schema s;
create table s.t (id int, n int);insert into s.t values (1, 1);
