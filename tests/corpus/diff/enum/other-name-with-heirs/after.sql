create schema shop;
create type shop.status as enum ('new', 'done');
create domain shop.known as shop.status check (value is not null);
create table shop.goods (id integer, state shop.status default 'new', since shop.known);
create table shop.books () inherits (shop.goods);
