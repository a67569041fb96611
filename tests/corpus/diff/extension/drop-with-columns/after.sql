create schema shop;
create table shop.words (id integer primary key);
