-- function create, function drop

-- drop function s.f(integer)
drop function s.f(integer);

-- create function s.f(bigint)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(bigint)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
alter function s.f(bigint) owner to postgres;

-- create function s.f(text)
set local check_function_bodies = off;
CREATE OR REPLACE PROCEDURE s.f(IN text)
 LANGUAGE sql
AS $procedure$select 1$procedure$;
alter procedure s.f(IN text) owner to postgres;
