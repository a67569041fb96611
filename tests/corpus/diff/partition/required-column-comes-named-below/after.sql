-- from 18
create schema s;
create table s.event (id int not null, data text default '' constraint has_data not null, number int generated always as identity) partition by range (id);
create table s.event_first (id int not null, data text default '' not null, number int not null);
create table s.event_rest (id int not null, data text default '' not null, number int not null);
alter table s.event attach partition s.event_first for values from (0) to (10);
alter table s.event attach partition s.event_rest default;
alter table s.event add primary key (id, number, data);
