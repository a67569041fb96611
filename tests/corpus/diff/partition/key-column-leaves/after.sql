create schema shop;
create table shop.sales (at date not null) partition by range (at);
