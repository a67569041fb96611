-- function alter, function create, function drop, function.definition, function.returns

-- drop function s.b(integer)
drop function s.b(x integer);

-- drop function s.a(), to make it again: Postgres can't change what a function returns
drop function s.a();

-- make function s.a() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.a()
 RETURNS bigint
 LANGUAGE sql
AS $function$select 1::bigint$function$;
alter function s.a() owner to postgres;

-- create function s.b(bigint)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.b(x bigint DEFAULT s.a())
 RETURNS bigint
 LANGUAGE sql
AS $function$select x$function$;
alter function s.b(x bigint) owner to postgres;
