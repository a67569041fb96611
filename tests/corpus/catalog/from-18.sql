-- What Postgres 18 has and 15 has not.
create schema shop;
create table shop.t (id int primary key, a int, b int, v int generated always as (a * 2) virtual, during tstzrange, constraint named not null a, check (a > 0) not enforced);
alter table shop.t add constraint later not null b not valid;
create extension btree_gist schema public;
create table shop.room (id int, during daterange, primary key (id, during without overlaps));
create table shop.booking (room int, during daterange, foreign key (room, period during) references shop.room (id, period during));
alter table shop.booking add constraint loose foreign key (room, period during) references shop.room (id, period during) not enforced;
create table shop.part (id bigint generated always as identity, at date, primary key (id, at)) partition by range (at);
create table shop.part_1 partition of shop.part for values from ('2020-01-01') to ('2021-01-01');
create table shop.stored (a text storage external compression pglz, j jsonb check (j is json object));
create view shop.v as select json_table.x from json_table('[1]'::jsonb, '$[*]' columns (x int path '$'));
grant maintain on shop.t to {{alice}};
