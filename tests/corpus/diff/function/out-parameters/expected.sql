-- function alter, function.definition

-- drop function s.f(), to make it again: Postgres can't change the names and modes of parameters
drop function s.f(OUT a integer, OUT b text);

-- make function s.f() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(OUT a integer, OUT c text)
 RETURNS record
 LANGUAGE sql
AS $function$select 1, null::text$function$;
alter function s.f(OUT a integer, OUT c text) owner to postgres;
