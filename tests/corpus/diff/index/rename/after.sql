create schema s;
create table s.t (id int primary key, n int);
create index t_other on s.t (n); comment on index s.t_other is 'y';
