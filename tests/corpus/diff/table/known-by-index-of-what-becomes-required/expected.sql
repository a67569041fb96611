-- column alter, column drop, column.not_null, constraint drop, table alter, table.replica_identity

-- drop constraint s.t.t_key_key
alter table s.t drop constraint t_key_key;

-- drop column s.t.key
--   ! loses data: the values of s.t.key
alter table s.t drop column key;

-- alter column s.t.code: not_null
alter table s.t alter column code set not null;

-- alter table s.t: replica_identity
alter table s.t replica identity using index t_code;
