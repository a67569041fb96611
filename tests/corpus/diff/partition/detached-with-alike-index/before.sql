create schema shop;
create table shop.sales (id integer, place text) partition by list (place);
create table shop.sales_1 (id integer, place text);
alter table shop.sales attach partition shop.sales_1 for values in ('a');
create index by_place on shop.sales (place, id);
create index by_hand on shop.sales_1 (place, id);
insert into shop.sales values (1, 'a');
