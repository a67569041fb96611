create schema shop;
create table shop.sales (day date not null, amount integer) partition by range (day);
create table shop.sales_1 partition of shop.sales for values from ('2024-01-01') to ('2025-01-01');
create table shop.sales_2 partition of shop.sales for values from ('2025-01-01') to ('2026-01-01');
create index sales_amount on only shop.sales (amount);
create index part_1 on shop.sales_1 (amount);
alter index shop.sales_amount attach partition shop.part_1;
