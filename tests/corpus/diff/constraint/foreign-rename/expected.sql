-- constraint rename

-- rename c_p of c to c_parent
--   ! c is locked for milliseconds; statements queue behind the lock while it waits
alter table s.c rename constraint c_p to c_parent;
