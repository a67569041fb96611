-- column drop, table drop

-- drop table shop.sales_24_1
--   ! loses data: the rows of shop.sales_24_1
drop table shop.sales_24_1;

-- drop table shop.sales_24
--   ! loses data: the rows of shop.sales_24
drop table shop.sales_24;

-- drop column shop.sales.area
--   ! loses data: the values of shop.sales.area
alter table shop.sales drop column area;
