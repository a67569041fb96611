-- from 18
create schema s;
create table s.event (id int not null, data jsonb default '{}' not null, at date not null, primary key (id)) partition by range (id);
create table s.event_first (id int not null, data jsonb default '{}' not null, at date not null);
create table s.event_rest (id int not null, data jsonb default '{}' not null, at date not null) partition by hash (id);
create table s.event_rest_a (id int not null, data jsonb default '{}' constraint said not null, at date not null);
alter table only s.event_rest attach partition s.event_rest_a for values with (modulus 1, remainder 0);
alter table only s.event attach partition s.event_first for values from (0) to (10);
alter table only s.event attach partition s.event_rest default;
create table s.event_more partition of s.event for values from (10) to (20);
comment on constraint said on s.event_rest_a is 'by the upgrade';
insert into s.event (id, at) select g, date '2024-01-01' + g from generate_series(1, 30) as g;
