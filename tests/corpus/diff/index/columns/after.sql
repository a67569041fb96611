create schema s;
create table s.t (id int primary key, n int);
create index t_n on s.t (n, id); comment on index s.t_n is 'x';
