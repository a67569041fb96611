create schema shop;
create table shop.orders (id integer primary key, buyer bigint, placed_at timestamp, note text);
create index orders_found on shop.orders (buyer, placed_at desc) include (note) where note is not null;
create unique index orders_once on shop.orders (buyer, placed_at);
