-- enum alter, enum.values

-- drop policy s.person.mine, to make it again: it needs column s.person.mood, which becomes of another type
drop policy mine on s.person;

-- drop view s.over_v, to make it again: it needs view s.v, which is made again
drop view s.over_v;

-- drop view s.v, to make it again: it needs column s.person.mood, which becomes of another type
drop view s.v;

-- drop index s.person_mood, to make it again: it needs enum s.mood, which is made again
drop index s.person_mood;

-- drop constraint s.person.not_sad, to make it again: it needs enum s.mood, which is made again
alter table s.person drop constraint not_sad;

-- drop constraint s.person.known, to make it again: it needs column s.person.mood, which becomes of another type
alter table s.person drop constraint known;

-- drop function s.same(), to make it again: it needs enum s.mood, which is made again
drop function s.same();

-- drop function s.next(s.mood, integer), to make it again: it needs enum s.mood, which is made again
drop function s.next(m s.mood, more integer);

-- make enum s.mood again without gone: Postgres can't take values away from an enum
--   ! rows with gone stop this step: change them first
alter type s.mood rename to zz_arch_old_mood;
create type s.mood as enum ('happy', 'sad', 'new', 'ok');
alter type s.mood owner to postgres;
grant usage on type s.mood to corpus_reader;
comment on type s.mood is 'how it goes';
alter table s.log alter column mood drop default;
alter table s.log1 alter column mood drop default;
alter table s.person alter column mood drop default;
alter table s.person alter column moods drop default;
alter table s.kind alter column mood type s.mood using mood::text::s.mood;
alter table s.log alter column mood type s.mood using mood::text::s.mood;
alter table s.person alter column mood type s.mood using mood::text::s.mood,
  alter column moods type s.mood[] using moods::text[]::s.mood[];
alter table s.log alter column mood set default 'happy'::s.mood;
alter table s.log1 alter column mood set default 'happy'::s.mood;
alter table s.person alter column mood set default 'ok'::s.mood;
alter table s.person alter column moods set default '{ok}'::s.mood[];
drop type s.zz_arch_old_mood;

-- make function s.next(s.mood, integer) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.next(m s.mood, more integer DEFAULT 1)
 RETURNS s.mood
 LANGUAGE sql
AS $function$ select 'ok'::s.mood $function$;
alter function s.next(m s.mood, more integer) owner to postgres;

-- make function s.same() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.same()
 RETURNS s.mood
 LANGUAGE sql
AS $function$ select 'happy'::s.mood $function$;
alter function s.same() owner to postgres;

-- make constraint s.person.known again
alter table s.person add constraint known FOREIGN KEY (mood) REFERENCES s.kind(mood);

-- make constraint s.person.not_sad again
alter table s.person add constraint not_sad CHECK (((mood <> 'sad'::s.mood) OR (id > 0)));

-- make index s.person_mood again
CREATE INDEX person_mood ON s.person USING btree (mood) WHERE (mood <> 'happy'::s.mood);

-- make view s.v again
create view s.v (id, mood, note) as
 SELECT p.id,
    p.mood,
    k.note
   FROM (s.person p
     JOIN s.kind k ON ((k.mood = p.mood)))
  WHERE (p.mood > 'sad'::s.mood);
alter view s.v owner to postgres;

-- make view s.over_v again
create view s.over_v (count) as
 SELECT count(*) AS count
   FROM s.v
  WHERE (mood = 'happy'::s.mood);
alter view s.over_v owner to postgres;

-- make policy s.person.mine again
create policy mine on s.person as permissive for all to public using ((mood <> 'sad'::s.mood));
