create schema shop;
create table shop.artists (artist_id integer primary key, code text unique);
create table shop.albums (id integer primary key, artist_id integer not null, code text, part_of integer,
  constraint albums_artist foreign key (artist_id) references shop.artists on delete cascade,
  constraint albums_code foreign key (code) references shop.artists (code),
  constraint albums_part foreign key (part_of) references shop.albums);
create index albums_artist_idx on shop.albums (artist_id);
insert into shop.artists select g, 'c' || g from generate_series(1, 20) as g;
insert into shop.albums select g, g, 'c' || g, nullif(g - 1, 0) from generate_series(1, 20) as g;
