create schema shop;
create table shop.sales (id integer, at date, primary key (id, at)) partition by range (at);
create table shop.sales_2024 partition of shop.sales for values from ('2024-01-01') to ('2025-01-01');
alter index shop.sales_2024_pkey rename to sales_1_pkey;
