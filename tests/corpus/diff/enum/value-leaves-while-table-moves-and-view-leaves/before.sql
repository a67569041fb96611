create schema shop;
create schema other;
create type shop.state as enum ('new', 'paid', 'odd');
create table shop.orders (id integer primary key, states shop.state[] not null);
create view shop.listed as select states from shop.orders;
insert into shop.orders values (1, '{new,paid}'), (2, '{}');
