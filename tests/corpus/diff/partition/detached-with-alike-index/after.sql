create schema shop;
create table shop.sales (id integer, place text) partition by list (place);
create table shop.sales_1 (id integer, place text);
create index by_place on shop.sales (place, id);
create index by_hand on shop.sales_1 (place, id);
