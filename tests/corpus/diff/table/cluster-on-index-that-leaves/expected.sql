-- index alter, index drop, index.definition, index.keys, table alter, table.cluster_on, table.replica_identity

-- drop index s.j, to make it again: Postgres can't change what an index is about
drop index s.j;

-- drop index s.i
drop index s.i;

-- make index s.j again
CREATE UNIQUE INDEX j ON s.t USING btree (n, id);

-- alter table s.t: cluster_on, replica_identity
alter table s.t set without cluster;
alter table s.t replica identity default;
