-- trigger rename, trigger.comment, trigger.enabled

-- rename trigger z of t to y
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
alter trigger z on s.t rename to y;

-- comment on s.t.y
comment on trigger y on s.t is 'y';

-- alter trigger s.t.y: enabled
alter table s.t disable trigger y;
