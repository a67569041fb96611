create schema shop;
create table shop.artists (id integer primary key, code text unique);
create table shop.albums (id integer primary key, artist integer not null references shop.artists on delete cascade, code text references shop.artists (code), part_of integer references shop.albums);
insert into shop.artists select g, 'c' || g from generate_series(1, 20) as g;
insert into shop.albums select g, g, 'c' || g, nullif(g - 1, 0) from generate_series(1, 20) as g;
