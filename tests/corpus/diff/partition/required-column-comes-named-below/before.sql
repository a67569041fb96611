-- from 18
create schema s;
create table s.event (id int not null) partition by range (id);
create table s.event_first (id int not null);
alter table s.event attach partition s.event_first for values from (0) to (10);
insert into s.event select generate_series(1, 9);
