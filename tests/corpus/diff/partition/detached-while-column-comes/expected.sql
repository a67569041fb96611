-- column create, constraint create, index create, table alter, table.partition_of

-- s.e detach partition s.e1
alter table s.e detach partition s.e1;

-- create column s.e.kind
alter table s.e add column kind integer default 3 not null;

-- alter column s.e1.id: not_null_as
alter table s.e1 rename constraint e_id_not_null to e1_id_not_null;

-- alter column s.e1.at: not_null_as
alter table s.e1 rename constraint e_at_not_null to e1_at_not_null;

-- create index s.e_kind
CREATE INDEX e_kind ON s.e USING btree (kind);
