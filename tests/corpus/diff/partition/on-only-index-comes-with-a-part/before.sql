create schema shop;
create table shop.sales (day date not null, amount integer) partition by range (day);
create table shop.sales_1 partition of shop.sales for values from ('2024-01-01') to ('2025-01-01');
create table shop.sales_2 partition of shop.sales for values from ('2025-01-01') to ('2026-01-01');
insert into shop.sales values ('2024-05-05', 1), ('2025-05-05', 2);
