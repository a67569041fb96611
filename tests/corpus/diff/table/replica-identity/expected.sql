-- table alter, table.replica_identity

-- alter table s.t: replica_identity
alter table s.t replica identity using index t_k;
