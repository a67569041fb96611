create schema shop;
create table shop.sales (id integer not null, at date not null, note text, primary key (id, at)) partition by range (at);
create table shop.sales_24 partition of shop.sales for values from ('2024-01-01') to ('2025-01-01');
create table shop.sales_25 partition of shop.sales for values from ('2025-01-01') to ('2026-01-01');
insert into shop.sales values (1, '2024-05-05', 'x'), (2, '2025-05-05', 'y');
