-- function alter, function.definition, function.returns

-- take the default of t.id
alter table s.t alter column id drop default;

-- drop function s.f(), to make it again: Postgres can't change what a function returns
drop function s.f();

-- make function s.f() again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS bigint
 LANGUAGE sql
AS $function$select 1::bigint$function$;
alter function s.f() owner to postgres;

-- give the default of t.id
alter table s.t alter column id set default s.f();
