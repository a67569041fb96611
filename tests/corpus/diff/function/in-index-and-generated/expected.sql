-- function alter, function.definition

-- alter function s.f(integer): definition
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select $1 + 0$function$;
