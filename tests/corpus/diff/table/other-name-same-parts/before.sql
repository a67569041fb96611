create schema shop;
create table shop.orders (id serial primary key, number integer generated always as identity, code text not null, constraint orders_code_key unique (code));
create index orders_upper on shop.orders (upper(code));
create view shop.codes as select id, code from shop.orders;
create view shop.lengths as select id, length(code) as size from shop.codes;
