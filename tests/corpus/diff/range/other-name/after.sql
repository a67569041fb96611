create schema shop;
create type shop.spans as range (subtype = float8, multirange_type_name = shop.floats_multirange);
create table shop.readings (id integer primary key, span shop.spans);
