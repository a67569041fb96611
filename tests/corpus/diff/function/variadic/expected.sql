-- function alter, function.definition

-- alter function s.f(integer[]): definition
CREATE OR REPLACE FUNCTION s.f(VARIADIC a integer[])
 RETURNS integer
 LANGUAGE sql
AS $function$select 2$function$;
