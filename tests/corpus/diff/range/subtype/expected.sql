-- range alter, range.definition

-- drop function s.f(s.r), to make it again: it needs range s.r, which is made again
drop function s.f(s.r);

-- drop range s.r, to make it again: Postgres can't change a range type
drop type s.r;

-- make range s.r again
CREATE TYPE s.r AS RANGE (SUBTYPE = bigint, SUBTYPE_OPCLASS = pg_catalog.int8_ops, MULTIRANGE_TYPE_NAME = s.r_multirange);
alter type s.r owner to postgres;

-- make function s.f(s.r) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(s.r)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
alter function s.f(s.r) owner to postgres;
