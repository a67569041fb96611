-- constraint rename

-- rename n_up of t to n_positive
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
alter table s.t rename constraint n_up to n_positive;
