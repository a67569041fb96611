create schema one;
create schema two;
create table one.sales (id integer, place text) partition by list (place);
create table two.sales_1 partition of one.sales for values in ('a');
create table two.sales_2 partition of one.sales for values in ('b');
