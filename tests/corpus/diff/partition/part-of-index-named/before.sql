create schema s;
create table s.t (id int not null, a int) partition by list (id);
create table s.p1 partition of s.t for values in (1);
