-- from 18
create schema s;
create table s.t (id int, a int not null) partition by list (id);
create table s.t1 (id int, a int constraint nn2 not null);
alter table s.t attach partition s.t1 for values in (1);
create table s.u (id int, a int) partition by list (id);
create table s.u1 (id int, a int constraint nn3 not null);
create table s.u2 partition of s.u for values in (2);
alter table s.u attach partition s.u1 for values in (1);
alter table s.u add constraint late not null a not valid;
