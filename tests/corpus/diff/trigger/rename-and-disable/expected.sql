-- trigger rename, trigger.comment, trigger.enabled

-- rename trigger z of t to y
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
alter trigger z on s.t rename to y;

-- replace trigger y of t
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
--   ! writes to t fire the new y
alter table s.t disable trigger y;

-- comment on s.t.y
comment on trigger y on s.t is 'y';
