create schema shop;
create sequence shop.orders_id_seq as integer;
create table shop.sales (id integer default nextval('shop.orders_id_seq') constraint orders_pkey primary key, number integer generated always as identity (sequence name shop.orders_number_seq), code text not null, constraint orders_code_key unique (code));
alter sequence shop.orders_id_seq owned by shop.sales.id;
create index orders_upper on shop.sales (upper(code));
create view shop.codes as select id, code from shop.sales;
create view shop.lengths as select id, length(code) as size from shop.codes;
