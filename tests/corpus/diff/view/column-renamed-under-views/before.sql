create schema shop;
create table shop.orders (id integer primary key, size integer);
create view shop.sizes as select id, size from shop.orders;
create view shop.large as select id from shop.sizes where size > 10;
create view shop.count_of_large as select count(*) as n from shop.large;
insert into shop.orders values (1, 20);
