create schema s;
create table s.t (id int not null, a int) partition by range (id);
create table s.p1 partition of s.t for values from (0) to (10);
create table s.p2 partition of s.t for values from (10) to (20) partition by range (id);
create table s.p21 partition of s.p2 for values from (10) to (15);
create index t_a on s.t (a);
alter table s.t add constraint t_id unique (id);
