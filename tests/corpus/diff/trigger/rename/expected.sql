-- trigger rename

-- rename trigger z of t to y
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
alter trigger z on s.t rename to y;
