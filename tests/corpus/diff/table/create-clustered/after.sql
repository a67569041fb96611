create schema s;
create table s.t (id int primary key, k int not null unique);
alter table s.t cluster on t_pkey; alter table s.t replica identity using index t_k_key;
