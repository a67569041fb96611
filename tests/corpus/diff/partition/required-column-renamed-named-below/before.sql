-- from 18
create schema s;
create table s.event (id int primary key, n int not null, m int not null) partition by range (id);
create table s.event_first (id int not null, n int not null, m int constraint said not null);
alter table s.event attach partition s.event_first for values from (0) to (10);
create table s.event_more partition of s.event for values from (10) to (20);
create index event_n on s.event (n);
insert into s.event select g, g, g from generate_series(1, 19) as g;
