create schema shop;
create table shop.orders (id integer primary key, buyer integer, placed timestamp, note text);
create index orders_found on shop.orders (buyer, placed desc) include (note) where note is not null;
create unique index orders_once on shop.orders (buyer, placed);
insert into shop.orders select g, g, timestamp '2020-01-01' + g * interval '1 hour', 'note' from generate_series(1, 30) as g;
