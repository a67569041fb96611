-- constraint create, constraint drop, table alter, table.partition_of

-- s.e detach partition s.e1
alter table s.e detach partition s.e1;

-- drop constraint s.e1.e_c
alter table s.e1 drop constraint e_c;

-- drop constraint s.e.e_c
alter table s.e drop constraint e_c;

-- alter column s.e1.id: not_null_as
alter table s.e1 rename constraint e_id_not_null to e1_id_not_null;

-- alter column s.e1.at: not_null_as
alter table s.e1 rename constraint e_at_not_null to e1_at_not_null;
