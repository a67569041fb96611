-- constraint create, table alter, table.partition_of

-- s.t detach partition s.t1
alter table s.t detach partition s.t1;

-- drop constraint s.t1.t_id_fkey
alter table s.t1 drop constraint t_id_fkey;

-- drop constraint s.t1.t_id_check
alter table s.t1 drop constraint t_id_check;

-- drop constraint s.t1.t1_at_a_key
alter table s.t1 drop constraint t1_at_a_key;

-- alter column s.t1.id: not_null_as
alter table s.t1 rename constraint t_id_not_null to t1_id_not_null;

-- alter column s.t1.at: not_null_as
alter table s.t1 rename constraint t_at_not_null to t1_at_not_null;
