-- constraint drop, index alter, index drop, index.attached_to, table alter, table.partition_of

-- drop index s.waits
drop index s.waits;

-- drop constraint s.k.once
alter table s.k drop constraint once;

-- s.t detach partition s.attached
alter table s.t detach partition s.attached;

-- s.k detach partition s.k_without
alter table s.k detach partition s.k_without;

-- s.t detach partition s.without
alter table s.t detach partition s.without;

-- alter column s.attached.id: not_null_as
alter table s.attached rename constraint t_id_not_null to attached_id_not_null;

-- alter column s.k_without.id: not_null_as
alter table s.k_without rename constraint k_id_not_null to k_without_id_not_null;

-- alter column s.k_without.a: not_null_as
alter table s.k_without rename constraint k_a_not_null to k_without_a_not_null;

-- alter column s.without.id: not_null_as
alter table s.without rename constraint t_id_not_null to without_id_not_null;

-- make index s.attached_a again
CREATE INDEX attached_a ON s.attached USING btree (a);
