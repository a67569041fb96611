-- function alter, function.definition

-- drop view s.v, to make it again: it needs function s.f(integer, text), which is made again
drop view s.v;

-- drop function s.f(integer, text), to make it again: Postgres can't change the names and modes of parameters
drop function s.f(a integer, b text);

-- make function s.f(integer, text) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(n integer, b text DEFAULT 'x'::text)
 RETURNS integer
 LANGUAGE sql
AS $function$select n$function$;
alter function s.f(n integer, b text) owner to postgres;

-- make view s.v again
create view s.v (x) as
 SELECT s.f(1) AS x;
alter view s.v owner to postgres;
