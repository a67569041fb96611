create schema s;
create table s.t (id int primary key);
alter table s.t cluster on t_pkey;
