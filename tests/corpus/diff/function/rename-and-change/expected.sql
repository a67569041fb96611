-- function rename, function.definition, function.returns

-- drop function public.gone(integer), to make it again: Postgres can't change what a function returns
drop function public.gone(x integer);

-- rename function public.old_one(integer) to public.new_one(integer)
--   ! the body of public.caller says old_one, which has another name then: Postgres does not change a body in quotes
alter function public.old_one(x integer) rename to new_one;

-- alter function public.new_one(integer): definition
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.new_one(x integer)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ select x + 2 $function$;

-- make function public.typed(integer) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.typed(x integer)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$ select x::bigint + 1 $function$;
alter function public.typed(x integer) owner to postgres;
