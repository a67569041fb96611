-- function alter, function.definition, function.returns

-- drop function s.f(), to make it again: Postgres can't change what a function returns
drop function s.f();

-- make function s.f() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS TABLE(a integer, b integer)
 LANGUAGE sql
AS $function$select 1, 2$function$;
alter function s.f() owner to postgres;
