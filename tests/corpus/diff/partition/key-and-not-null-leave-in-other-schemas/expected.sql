-- column alter, column.not_null, constraint drop

-- drop constraint one.sales.sales_pkey
alter table one.sales drop constraint sales_pkey;

-- alter column one.sales.id: not_null
alter table one.sales alter column id drop not null;

-- alter column one.sales.place: not_null
alter table one.sales alter column place drop not null;
