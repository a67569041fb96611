create schema shop;
create table shop.events (id integer not null, at integer not null, note text, constraint once unique (id, at) include (note)) partition by range (at);
create table shop.first partition of shop.events for values from (0) to (100);
create table shop.second partition of shop.events for values from (100) to (200) partition by range (id);
create table shop.second_low partition of shop.second for values from (0) to (1000);
comment on constraint once on shop.events is 'Said once.';
insert into shop.events select g, g, 'n' from generate_series(1, 180) as g;
