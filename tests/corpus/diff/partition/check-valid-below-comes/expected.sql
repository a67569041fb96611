-- constraint alter, constraint.comment

-- alter constraint public.readings.level_known: comment
comment on constraint level_known on public.readings is 'since 2024';

-- readings_2024 holds level_known, which is not valid above
alter table public.readings_2024 validate constraint level_known;
