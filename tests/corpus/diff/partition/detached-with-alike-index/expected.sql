-- table alter, table.partition_of

-- shop.sales detach partition shop.sales_1
alter table shop.sales detach partition shop.sales_1;

-- drop index shop.sales_1_place_id_idx
drop index shop.sales_1_place_id_idx;
