-- Servers of a wrapper that an extension brings: their owner needs no more than to be able to name the wrapper.
create extension postgres_fdw with schema public;
create schema far;
create server elsewhere type 'postgres' version '16' foreign data wrapper postgres_fdw options (host 'elsewhere.example', dbname 'shop');
alter server elsewhere owner to {{alice}};
create user mapping for {{bob}} server elsewhere;
create foreign table far.orders (id bigint not null, placed timestamptz) server elsewhere options (schema_name 'shop', table_name 'orders');
