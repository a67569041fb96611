-- from 18
create schema s;
create table s.event (id int primary key, n bigint not null, m text, k bigint not null) partition by range (id);
create table s.event_first (id int not null, n bigint not null, m text, k bigint not null);
create table s.event_rest (id int not null, n bigint not null, m text, k bigint not null) partition by hash (id);
create table s.event_rest_a (id int not null, n bigint constraint has_n not null, m text, k bigint not null);
alter table s.event_rest attach partition s.event_rest_a for values with (modulus 1, remainder 0);
alter table s.event attach partition s.event_first for values from (0) to (10);
alter table s.event attach partition s.event_rest default;
create table s.event_more partition of s.event for values from (10) to (20);
create index event_n on s.event (n);
