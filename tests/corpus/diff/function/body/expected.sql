-- function alter, function.definition

-- alter function s.f(integer, text): definition
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(a integer, b text DEFAULT 'y'::text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT SECURITY DEFINER COST 5
 SET search_path TO 'pg_catalog'
AS $function$select a + 1$function$;
