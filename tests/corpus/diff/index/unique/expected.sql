-- index alter, index.definition, index.unique

-- drop index s.t_n, to make it again: Postgres can't change what an index is about
drop index s.t_n;

-- make index s.t_n again
CREATE UNIQUE INDEX t_n ON s.t USING btree (n);
