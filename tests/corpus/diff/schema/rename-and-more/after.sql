create schema shop;
create table shop.apps (id integer primary key, name text);
create table shop.lines (id serial, app integer references shop.apps);
create view shop.v as select apps.id, apps.name from shop.apps;
create operator shop.@+@ (function = int4pl, leftarg = integer, rightarg = integer);
create view shop.w as select 1 operator(shop.@+@) 2 as x;
create publication p for tables in schema shop;
alter default privileges in schema shop grant select on tables to corpus_reader;

