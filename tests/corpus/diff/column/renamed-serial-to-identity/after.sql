create schema shop;
create table shop.songs (id bigint generated always as identity primary key, name text, nr bigint not null);
