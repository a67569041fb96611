create schema s;
create table s.t (id int not null) partition by range (id);
create table s.p1 partition of s.t for values from (0) to (10);
create table s.p2 partition of s.t for values from (10) to (20);
alter table only s.t add constraint t_pk primary key (id);
alter table s.p1 add constraint p1_pk primary key (id);
alter table s.p2 add constraint p2_pk primary key (id);
alter index s.t_pk attach partition s.p1_pk;
alter index s.t_pk attach partition s.p2_pk;
