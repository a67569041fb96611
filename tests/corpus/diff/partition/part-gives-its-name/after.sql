create schema s;
create table s.t (id int not null, a int) partition by list (id);
create table s.p partition of s.t for values in (1);
create index t_a on s.t (a);
alter table s.p add constraint wanted unique (id);
