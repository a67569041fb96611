-- column create, constraint create, extension create, function drop, table create

-- take the default of people.sound
alter table public.people alter column sound drop default;

-- drop view public.sounds, to make it again: it needed function public.soundex(text), which leaves
drop view public.sounds;

-- drop function public.sound_of(text), to make it again: it needed function public.soundex(text), which leaves
drop function public.sound_of(text);

-- drop function public.soundex(text)
drop function public.soundex(text);

-- drop function public.levenshtein(text, text)
drop function public.levenshtein(text, text);

-- drop function public.difference(text, text)
drop function public.difference(text, text);

-- create extension fuzzystrmatch
create extension fuzzystrmatch with schema public version '1.2';

-- make function public.sound_of(text) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.sound_of(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN public.soundex($1);
alter function public.sound_of(text) owner to postgres;

-- create table public.streets
create table public.streets (
  id integer not null,
  name text,
  sound text generated always as (public.soundex(name)) stored
);
alter table public.streets owner to postgres;

-- create constraint public.streets.streets_pkey
alter table public.streets add constraint streets_pkey PRIMARY KEY (id);

-- make view public.sounds again
create view public.sounds (id, sound) as
 SELECT id,
    public.soundex(name) AS sound
   FROM public.people;
alter view public.sounds owner to postgres;
comment on view public.sounds is 'by sound';

-- give the default of people.sound
alter table public.people alter column sound set default public.soundex('x'::text);
