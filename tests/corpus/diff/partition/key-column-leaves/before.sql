create schema shop;
create table shop.sales (at date not null, area integer) partition by range (at);
create table shop.sales_24 partition of shop.sales for values from ('2024-01-01') to ('2025-01-01') partition by list (area);
create table shop.sales_24_1 partition of shop.sales_24 for values in (1);
