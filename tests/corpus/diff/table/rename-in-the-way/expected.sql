-- column drop, constraint drop, index drop, table drop, table rename

-- drop table s.b
--   ! loses data: the rows of s.b
--   ! s.b is locked for milliseconds; statements queue behind the lock while it waits
drop table s.b;

-- rename table s.a to s.b
alter table s.a rename to b;

-- rename a_pkey of b to b_pkey
--   ! b is locked for milliseconds; statements queue behind the lock while it waits
alter table s.b rename constraint a_pkey to b_pkey;

-- alter column s.b.id: not_null_as
alter table s.b rename constraint a_id_not_null to b_id_not_null;
