-- constraint rename, table rename

-- rename table s.t to s.u
alter table s.t rename to u;

-- rename t_a_key of u to u_a_key
--   ! u is locked for milliseconds; statements queue behind the lock while it waits
alter table s.u rename constraint t_a_key to u_a_key;

-- rename t_pkey of u to u_pkey
--   ! u is locked for milliseconds; statements queue behind the lock while it waits
alter table s.u rename constraint t_pkey to u_pkey;

-- alter column s.u.id: not_null_as
alter table s.u rename constraint t_id_not_null to u_id_not_null;
