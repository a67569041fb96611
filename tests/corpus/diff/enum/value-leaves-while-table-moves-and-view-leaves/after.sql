create schema shop;
create schema other;
create type shop.state as enum ('new', 'paid');
create table other.orders (id integer primary key, states shop.state[] not null);
