create schema shop;
create table shop.people (id integer primary key, first text, last text);
create index people_names on shop.people (last, lower(first));
insert into shop.people values (1, 'Ada', 'Lovelace');
