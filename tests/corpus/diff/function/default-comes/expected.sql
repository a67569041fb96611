-- function alter, function.definition

-- alter function s.f(integer, text): definition
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(a integer, b text DEFAULT 'x'::text)
 RETURNS integer
 LANGUAGE sql
AS $function$select a$function$;
