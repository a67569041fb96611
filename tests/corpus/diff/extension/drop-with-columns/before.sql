create schema shop;
create extension citext schema shop;
create table shop.words (id integer primary key, word shop.citext);
insert into shop.words values (1, 'Apple');
