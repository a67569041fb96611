-- composite alter, composite.attributes

-- public.pair: rename attribute a to first
alter type public.pair rename attribute a to first cascade;
