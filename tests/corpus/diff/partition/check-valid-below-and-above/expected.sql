-- column create, constraint alter, constraint drop, constraint.valid, table create

-- drop constraint public.readings.note_short
alter table public.readings drop constraint note_short;

-- create table public.readings_2026
create table public.readings_2026 partition of public.readings FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
alter table public.readings_2026 owner to postgres;

-- alter constraint public.readings.level_known: valid
alter table public.readings validate constraint level_known;
