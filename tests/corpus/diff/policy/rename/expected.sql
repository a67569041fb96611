-- policy rename

-- rename policy p of t to q
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
alter policy p on s.t rename to q;
