-- constraint rename, trigger rename, trigger.enabled

-- rename former of t to later
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
alter table public.t rename constraint former to later;

-- rename trigger former of t to later
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
alter trigger former on public.t rename to later;

-- replace trigger later of t
--   ! t is locked for milliseconds; statements queue behind the lock while it waits
--   ! writes to t fire the new later
alter table public.t disable trigger later;
