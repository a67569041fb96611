-- index alter, index.definition

-- drop index s.t_k, to make it again: Postgres can't change what an index is about
drop index s.t_k;

-- make index s.t_k again
CREATE INDEX t_k ON s.t USING btree (k DESC);
alter table s.t cluster on t_k;
