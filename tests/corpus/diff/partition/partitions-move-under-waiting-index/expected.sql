-- column create, column drop, index alter, index create, index drop, index.definition, index.valid, table alter, table create, table drop, table.partition_of

-- drop index s.waits, to make it again: stays_a, a part of it, leaves
drop index s.waits;

-- s.t detach partition s.without
alter table s.t detach partition s.without;

-- drop table s.dropped
--   ! loses data: the rows of s.dropped
drop table s.dropped;

-- create table s.comes
create table s.comes partition of s.t FOR VALUES IN (5);
alter table s.comes owner to postgres;

-- create table s.stays_two
create table s.stays_two partition of s.stays FOR VALUES IN (2);
alter table s.stays_two owner to postgres;

-- alter column s.without.id: not_null_as
alter table s.without rename constraint t_id_not_null to without_id_not_null;

-- make index s.waits again
CREATE INDEX waits ON ONLY s.t USING btree (a);

-- make index s.attached_a again
CREATE INDEX attached_a ON s.attached USING btree (a);
alter index s.waits attach partition s.attached_a;

-- make index s.stays_a again
CREATE INDEX stays_a ON ONLY s.stays USING btree (a);
alter index s.waits attach partition s.stays_a;

-- create index s.one_a
CREATE INDEX one_a ON s.stays_one USING btree (a);
alter index s.stays_a attach partition s.one_a;
