-- column create, column drop, constraint create, constraint drop, index alter, index.definition, sequence alter, sequence.owned_by, table create, table drop, view alter, view.definition

-- sequence shop.orders_id_seq belongs to no column
alter sequence shop.orders_id_seq owned by none;

-- drop view shop.lengths, to make it again: it needs view shop.codes, which is made again
drop view shop.lengths;

-- drop view shop.codes, to make it again: it needed column shop.orders.id, which leaves
drop view shop.codes;

-- drop table shop.orders
--   ! loses data: the rows of shop.orders
drop table shop.orders;

-- create table shop.sales
create table shop.sales (
  id integer default nextval('shop.orders_id_seq'::regclass) not null,
  number integer generated always as identity (sequence name orders_number_seq start with 1 increment by 1 minvalue 1 maxvalue 2147483647 cache 1 no cycle) not null,
  code text not null
);
alter table shop.sales owner to postgres;

-- create constraint shop.sales.orders_code_key
alter table shop.sales add constraint orders_code_key UNIQUE (code);

-- create constraint shop.sales.orders_pkey
alter table shop.sales add constraint orders_pkey PRIMARY KEY (id);

-- make index shop.orders_upper again
CREATE INDEX orders_upper ON shop.sales USING btree (upper(code));

-- make view shop.codes again
create view shop.codes (id, code) as
 SELECT id,
    code
   FROM shop.sales;
alter view shop.codes owner to postgres;

-- make view shop.lengths again
create view shop.lengths (id, size) as
 SELECT id,
    length(code) AS size
   FROM shop.codes;
alter view shop.lengths owner to postgres;

-- alter sequence shop.orders_id_seq: owned_by
alter sequence shop.orders_id_seq owned by shop.sales.id;
