create schema s;
create table s.t (id int, a int not null) partition by list (id);
create table s.p partition of s.t for values in (1);
alter table s.p add constraint p_pk primary key (id, a);
create unique index i on s.t (id, a);
