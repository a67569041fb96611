-- function alter, function.definition

-- alter function s.f(integer[]): definition
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(VARIADIC a integer[])
 RETURNS integer
 LANGUAGE sql
AS $function$select 2$function$;
