-- function alter, function create, function drop, function.definition, function.returns

-- drop function s.total(integer), to make it again: Postgres can't change what a function returns
drop aggregate s.total(integer);

-- drop function s.add(integer, integer)
drop function s.add(integer, integer);

-- create function s.add(bigint, integer)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.add(bigint, integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$select $1 + $2$function$;
alter function s.add(bigint, integer) owner to postgres;

-- make function s.total(integer) again
set local check_function_bodies = off;
CREATE AGGREGATE s.total(integer) (SFUNC = s.add, STYPE = bigint);
alter aggregate s.total(integer) owner to postgres;
