-- function alter, function.definition

-- alter function s.add(integer, integer): definition
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.add(a integer, b integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select a + b + 0$function$;
