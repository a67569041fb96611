create schema shop;
create type shop.state as enum ('new', 'done');
create domain shop.known as shop.state check (value is not null);
create table shop.goods (id integer, state shop.state default 'new', since shop.known);
create table shop.books () inherits (shop.goods);
insert into shop.goods values (1, 'done', 'new');
insert into shop.books values (2, 'new', 'done');
