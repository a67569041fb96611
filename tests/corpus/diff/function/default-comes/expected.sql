-- function alter, function.definition

-- alter function s.f(integer, text): definition
CREATE OR REPLACE FUNCTION s.f(a integer, b text DEFAULT 'x'::text)
 RETURNS integer
 LANGUAGE sql
AS $function$select a$function$;
