-- index rename, table alter, table.cluster_on, table.replica_identity

-- rename index i to k
alter index s.i rename to k;

-- rename index j to l
alter index s.j rename to l;
