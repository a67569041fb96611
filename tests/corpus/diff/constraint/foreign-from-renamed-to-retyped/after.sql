create schema shop;
create table shop.artists (id bigint primary key, code varchar(20) unique);
create table shop.albums (id bigint primary key, artist_id integer not null constraint albums_artist_fkey references shop.artists on delete cascade, label text constraint albums_code_fkey references shop.artists (code), within integer constraint albums_part_of_fkey references shop.albums);
