-- column alter, column rename, column.type, constraint rename

-- rename albums.id to album_id
alter table shop.albums rename column id to album_id;

-- rename artists.artist_id to id
alter table shop.artists rename column artist_id to id;

-- rename artists.code to label
alter table shop.artists rename column code to label;

-- rename artists_code_key of artists to artists_label_key
--   ! artists is locked for milliseconds; statements queue behind the lock while it waits
alter table shop.artists rename constraint artists_code_key to artists_label_key;

-- alter column shop.albums.album_id: not_null_as
alter table shop.albums rename constraint albums_id_not_null to albums_album_id_not_null;

-- alter columns of shop.albums, in one go: artist_id (type), code (type), part_of (type)
--   ! rows of albums whose code is no character varying(20) stop this step: change them first
alter table shop.albums alter column artist_id type bigint,
  alter column code type character varying(20),
  alter column part_of type bigint;

-- alter column shop.artists.id: not_null_as
alter table shop.artists rename constraint artists_artist_id_not_null to artists_id_not_null;
