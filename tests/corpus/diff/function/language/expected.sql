-- function alter, function.definition, function.language

-- alter function s.f(integer, text): definition, language
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(a integer, b text DEFAULT 'x'::text)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$begin return a; end$function$;
