create schema shop;
create table shop.goods (id integer, remark text);
create table shop.books (pages integer) inherits (shop.goods);
create table shop.records () inherits (shop.goods);
create table shop.sets () inherits (shop.books, shop.records);
create table shop.maps (id integer);
create table shop.charts () inherits (shop.maps);
create view shop.notes as select id, remark as note from shop.goods;
