-- index alter, index rename, index.definition, index.keys

-- drop index s.m_a, to make it again: Postgres can't change what an index is about
drop index s.m_a;

-- rename index m_x to m_y
alter index s.m_x rename to m_y;

-- make index s.m_a again
CREATE INDEX m_a ON s.m USING btree (lower(a));
