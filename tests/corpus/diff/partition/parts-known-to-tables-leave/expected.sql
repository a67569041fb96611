-- column drop, index drop, table alter, table drop, table.replica_identity

-- drop index s.t_once
drop index s.t_once;

-- drop index s.t_a_too
drop index s.t_a_too;

-- drop index s.p_a_idx2
drop index s.p_a_idx2;

-- drop table s.q
--   ! loses data: the rows of s.q
drop table s.q;

-- alter table s.p: replica_identity
alter table s.p replica identity default;
