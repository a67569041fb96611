create schema shop;
create type shop.floats as range (subtype = float8);
create table shop.readings (id integer primary key, span shop.floats);
