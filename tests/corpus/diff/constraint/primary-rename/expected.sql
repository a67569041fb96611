-- constraint rename

-- rename old_pk of t to new_pk
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
alter table s.t rename constraint old_pk to new_pk;
