create schema shop;
create table shop.people (id integer primary key, given_name text, family_name text);
create index people_names on shop.people (family_name, lower(given_name));
