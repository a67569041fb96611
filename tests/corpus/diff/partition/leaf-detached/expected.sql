-- table alter, table.partition_of

-- s.t1 detach partition s.t1a
alter table s.t1 detach partition s.t1a;

-- drop index s.t1a_a_idx
drop index s.t1a_a_idx;

-- alter column s.t1a.id: not_null_as
alter table s.t1a rename constraint t_id_not_null to t1a_id_not_null;

-- alter column s.t1a.at: not_null_as
alter table s.t1a rename constraint t_at_not_null to t1a_at_not_null;
