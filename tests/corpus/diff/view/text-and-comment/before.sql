create schema shop;
create table shop.orders (id integer primary key, size integer);
create view shop.large as select id from shop.orders where size > 10;
create view shop.count_of_large as select count(*) as n from shop.large;
create materialized view shop.sizes as select size, count(*) as n from shop.orders group by size;
insert into shop.orders values (1, 20);
