-- from 18
create schema s;
create table s.t (id int, n int); alter table s.t add constraint n_there not null n not valid;
