create schema shop;
create table shop.kinds (kind text constraint xpk_kinds primary key, name text);
create table shop.things (id integer primary key, kind text constraint things_kind references shop.kinds, other text constraint things_other references shop.kinds);
insert into shop.kinds select 'k' || g, 'n' || g from generate_series(1, 20) as g;
insert into shop.things select g, 'k' || g, 'k' || g from generate_series(1, 20) as g;
