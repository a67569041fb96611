-- index alter, index.definition

-- drop index s.x, to make it again: Postgres can't change what an index is about
drop index s.x;

-- make index s.x again
CREATE INDEX x ON s.b USING btree (n);
