-- from 18
create schema s;
create table s.event (id int primary key, n int not null, m int not null, k int) partition by range (id);
create table s.event_first (id int not null, n int not null, m int not null, k int);
create table s.event_rest (id int not null, n int not null, m int constraint said not null, k int) partition by hash (id);
create table s.event_rest_a (id int not null, n int constraint has_n not null, m int not null, k int);
alter table s.event_rest attach partition s.event_rest_a for values with (modulus 1, remainder 0);
alter table s.event attach partition s.event_first for values from (0) to (10);
alter table s.event attach partition s.event_rest default;
create table s.event_more partition of s.event for values from (10) to (20);
create index event_n on s.event (n);
insert into s.event select g, g, g, g from generate_series(1, 30) as g;
