-- constraint rename

-- rename constraint public.readings.note_short to public.readings.note_brief
alter table public.readings rename constraint note_short to note_brief;

-- rename level_known of readings to level_told
--   ! readings is locked for milliseconds; statements queue behind the lock while it waits
alter table public.readings rename constraint level_known to level_told;

-- readings_2024 holds level_told, which is not valid above
alter table public.readings_2024 validate constraint level_told;
