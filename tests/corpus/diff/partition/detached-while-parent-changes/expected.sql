-- column drop, constraint create, constraint drop, index alter, index create, index drop, index.definition, index.keys, table alter, table.partition_of

-- s.e detach partition s.e1
alter table s.e detach partition s.e1;

-- drop index s.e_note
drop index s.e_note;

-- drop index s.e_m, to make it again: Postgres can't change what an index is about
drop index s.e_m;

-- drop index s.e1_m_idx
drop index s.e1_m_idx;

-- drop constraint s.e1.e1_n_at_key
alter table s.e1 drop constraint e1_n_at_key;

-- drop constraint s.e.e_u
alter table s.e drop constraint e_u;

-- drop constraint s.e.e_k
alter table s.e drop constraint e_k;

-- drop column s.e.note
--   ! loses data: the values of s.e.note
alter table s.e drop column note;

-- alter column s.e1.id: not_null_as
alter table s.e1 rename constraint e_id_not_null to e1_id_not_null;

-- alter column s.e1.at: not_null_as
alter table s.e1 rename constraint e_at_not_null to e1_at_not_null;

-- create constraint s.e.e_v
alter table s.e add constraint e_v UNIQUE (m, at);

-- make index s.e_m again
CREATE INDEX e_m ON s.e USING btree (m, n);

-- create index s.e_n
CREATE INDEX e_n ON s.e USING btree (n);
