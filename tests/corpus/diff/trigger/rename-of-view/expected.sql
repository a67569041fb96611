-- trigger rename

-- rename trigger former of v to later
--   ! v is locked for milliseconds; statements queue behind the lock while it waits
alter trigger former on public.v rename to later;
