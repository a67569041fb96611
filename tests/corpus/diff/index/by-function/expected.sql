-- function alter, function.definition, function.returns

-- drop index s.t_f, to make it again: it needs function s.f(integer), which is made again
drop index s.t_f;

-- drop function s.f(integer), to make it again: Postgres can't change what a function returns
drop function s.f(integer);

-- make function s.f(integer) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$select $1::bigint$function$;
alter function s.f(integer) owner to postgres;

-- make index s.t_f again
CREATE INDEX t_f ON s.t USING btree (s.f(n));
