-- function alter, function.definition

-- alter function s.f(integer): definition
CREATE OR REPLACE FUNCTION s.f(integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select $1 + 0$function$;
