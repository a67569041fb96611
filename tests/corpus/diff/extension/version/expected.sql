-- extension alter, extension.version

-- alter extension pg_trgm: version
--   no way back: alter extension pg_trgm: version: stays, Postgres has no statement that takes it back
alter extension pg_trgm update to '1.6';
