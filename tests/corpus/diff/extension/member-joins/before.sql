create schema shop;
create extension citext schema shop;
create table shop.words (word shop.citext);
insert into shop.words values ('Apple');
create function shop.shout(shop.citext) returns text language sql immutable as 'select upper($1::text)';
