-- column alter, column.type, constraint alter, constraint.definition

-- drop constraint public.readings.note_short, to make it again: Postgres can't change what a constraint says
alter table public.readings drop constraint note_short;

-- drop constraint public.readings.both_known, to make it again: Postgres can't change what a constraint says
alter table public.readings drop constraint both_known;

-- alter column public.readings.level: type
alter table public.readings alter column level type bigint;
alter table public.readings_2025 validate constraint level_known;

-- make constraint public.readings.both_known again
alter table public.readings add constraint both_known CHECK (((level > 0) OR (note IS NOT NULL))) not valid;

-- make constraint public.readings.note_short again
alter table public.readings add constraint note_short CHECK ((length(note) < 90)) not valid;

-- readings_2025 holds both_known, which is not valid above
alter table public.readings_2025 validate constraint both_known;

-- readings_2024, readings_2025 holds note_short, which is not valid above
alter table public.readings_2024 validate constraint note_short;
alter table public.readings_2025 validate constraint note_short;
