-- function alter, function.definition

-- drop function s.rate(integer), to make it again: Postgres can't change the names and modes of parameters
drop function s.rate(percent integer);

-- alter function s.price(integer): definition
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.price(amount integer)
 RETURNS integer
 LANGUAGE sql
AS $function$select amount + s.rate(4)$function$;

-- make function s.rate(integer) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.rate(points integer)
 RETURNS integer
 LANGUAGE sql
AS $function$select points * 2$function$;
alter function s.rate(points integer) owner to postgres;
