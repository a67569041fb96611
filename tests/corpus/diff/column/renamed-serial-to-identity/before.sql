create schema shop;
create table shop.songs (song_id serial primary key, name text, nr serial);
insert into shop.songs (name) select 'n' || g from generate_series(1, 20) as g;
