create schema shop;
create table shop.sales (id integer, at date, primary key (id, at)) partition by range (at);
create table shop.sales_1 partition of shop.sales for values from ('2024-01-01') to ('2025-01-01');
insert into shop.sales values (1, '2024-05-05');
