-- from 18
create schema s;
create table s.event (id int primary key, number int not null, much bigint not null) partition by range (id);
create table s.event_first (id int not null, number int not null, much bigint constraint has_much not null);
alter table s.event attach partition s.event_first for values from (0) to (10);
create table s.event_more partition of s.event for values from (10) to (20);
create index event_n on s.event (number);
