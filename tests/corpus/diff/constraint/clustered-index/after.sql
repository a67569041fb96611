create schema s;
create table s.t (id int primary key, k int); create index t_k on s.t (k desc); alter table s.t cluster on t_k;
