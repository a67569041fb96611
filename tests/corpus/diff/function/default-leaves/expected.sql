-- function alter, function.definition

-- drop view s.v, to make it again: it needs function s.f(integer, text), which is made again
drop view s.v;

-- drop function s.f(integer, text), to make it again: Postgres can't take the default of a parameter away
drop function s.f(a integer, b text);

-- make function s.f(integer, text) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(a integer, b text)
 RETURNS integer
 LANGUAGE sql
AS $function$select a$function$;
alter function s.f(a integer, b text) owner to postgres;

-- make view s.v again
create view s.v (x) as
 SELECT s.f(1, 'y'::text) AS x;
alter view s.v owner to postgres;
