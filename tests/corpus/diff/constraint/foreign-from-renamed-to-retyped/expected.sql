-- column alter, column rename, column.type

-- rename albums.artist to artist_id
alter table shop.albums rename column artist to artist_id;

-- rename albums.code to label
alter table shop.albums rename column code to label;

-- rename albums.part_of to within
alter table shop.albums rename column part_of to within;

-- alter column shop.albums.id: type
alter table shop.albums alter column id type bigint;

-- alter column shop.albums.artist_id: not_null_as
alter table shop.albums rename constraint albums_artist_not_null to albums_artist_id_not_null;

-- alter columns of shop.artists, in one go: id (type), code (type)
--   ! rows of artists whose code is no character varying(20) stop this step: change them first
alter table shop.artists alter column id type bigint,
  alter column code type character varying(20);
