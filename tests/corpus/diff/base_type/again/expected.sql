-- base_type alter, base_type.definition

-- drop view s.origin, to make it again: it needs base_type s.spot, which is made again
drop view s.origin;

-- drop function s.here(s.spot), to make it again: it needs base_type s.spot, which is made again
drop function s.here(s.spot);

-- drop base type s.spot, to make it again: Postgres can't change the category of a type
drop type s.spot cascade;

-- make base type s.spot again
set local check_function_bodies = off;
create type s.spot;
CREATE OR REPLACE FUNCTION s.spot_in(cstring)
 RETURNS s.spot
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4in$function$;
CREATE OR REPLACE FUNCTION s.spot_out(s.spot)
 RETURNS cstring
 LANGUAGE internal
 IMMUTABLE STRICT
AS $function$int4out$function$;
CREATE TYPE s.spot (INPUT = s.spot_in, OUTPUT = s.spot_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4, STORAGE = plain, CATEGORY = 'N', DEFAULT = '7');
alter type s.spot owner to postgres;
alter function s.spot_in(cstring) owner to postgres;
alter function s.spot_out(s.spot) owner to postgres;

-- make function s.here(s.spot) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.here(s.spot)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
BEGIN ATOMIC
 SELECT ($1 IS NOT NULL);
END;
alter function s.here(s.spot) owner to postgres;

-- make view s.origin again
create view s.origin (place) as
 SELECT '0'::s.spot AS place;
alter view s.origin owner to postgres;
