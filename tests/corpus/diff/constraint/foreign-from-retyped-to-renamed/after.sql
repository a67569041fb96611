create schema shop;
create table shop.artists (id integer primary key, label text unique);
create table shop.albums (album_id integer primary key, artist_id bigint not null, code varchar(20), part_of bigint,
  constraint albums_artist foreign key (artist_id) references shop.artists on delete cascade,
  constraint albums_code foreign key (code) references shop.artists (label),
  constraint albums_part foreign key (part_of) references shop.albums);
create index albums_artist_idx on shop.albums (artist_id);
