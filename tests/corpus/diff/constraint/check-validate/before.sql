create schema s;
create table s.t (id int primary key, n int); alter table s.t add constraint n_up check (n > 0) not valid;
