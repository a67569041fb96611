create schema s;
create table s.t (id int primary key, k int not null);
create unique index t_k on s.t (k); alter table s.t replica identity full;
