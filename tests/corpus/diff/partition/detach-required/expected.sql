-- column alter, column.not_null_as, constraint create, table alter, table.partition_of

-- shop.sales detach partition shop.sales_24
alter table shop.sales detach partition shop.sales_24;
