-- function create, function drop, view alter, view.definition

-- create function public.twice(bigint)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.twice(a bigint)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$select 1$function$;
alter function public.twice(a bigint) owner to postgres;

-- alter view public.v: definition
create or replace view public.v (x) as
 SELECT public.twice((id)::bigint) AS x
   FROM public.t;

-- drop function public.twice(integer)
drop function public.twice(a integer);
