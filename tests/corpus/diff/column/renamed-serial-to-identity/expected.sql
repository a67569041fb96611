-- column alter, column rename, column.default, column.identity, column.type, sequence drop

-- take the default of songs.song_id
alter table shop.songs alter column song_id drop default;

-- drop sequence shop.songs_song_id_seq
drop sequence shop.songs_song_id_seq;

-- rename songs.song_id to id
alter table shop.songs rename column song_id to id;

-- alter columns of shop.songs, in one go: id (default, identity, not_null_as, type), nr (default, type)
alter table shop.songs alter column nr drop default;
alter table shop.songs alter column id type bigint,
  alter column nr type bigint;
alter table shop.songs rename constraint songs_song_id_not_null to songs_id_not_null;
alter table shop.songs alter column id add generated always as identity (start with 1 increment by 1 minvalue 1 maxvalue 9223372036854775807 cache 1 no cycle);
select pg_catalog.setval(pg_catalog.pg_get_serial_sequence('shop.songs', 'id'), pg_catalog.max(id)) from shop.songs having pg_catalog.max(id) between 1 and 9223372036854775807;

-- drop sequence shop.songs_nr_seq
drop sequence shop.songs_nr_seq;
