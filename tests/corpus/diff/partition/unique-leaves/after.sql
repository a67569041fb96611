create schema shop;
create table shop.events (id integer not null, at integer not null, note text) partition by range (at);
create table shop.first partition of shop.events for values from (0) to (100);
create table shop.second partition of shop.events for values from (100) to (200) partition by range (id);
create table shop.second_low partition of shop.second for values from (0) to (1000);
