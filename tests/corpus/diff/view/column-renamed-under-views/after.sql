create schema shop;
create table shop.orders (id integer primary key, size integer);
create view shop.sizes as select id, size as pieces from shop.orders;
create view shop.large as select id from shop.sizes where pieces > 11;
create view shop.count_of_large as select count(*) as n from shop.large;
comment on view shop.large is 'more than eleven';
