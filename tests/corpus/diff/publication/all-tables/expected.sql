-- publication alter, publication.definition

-- drop publication p, to make it again: Postgres can't change whether a publication is for all tables
drop publication p;

-- make publication p again
CREATE PUBLICATION p FOR ALL TABLES WITH (publish = 'insert, update, delete, truncate');
alter publication p owner to postgres;
