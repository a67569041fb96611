-- composite alter, composite.attributes

-- drop function s.f(s.c), to make it again: it needs composite s.c, which is made again
drop function s.f(s.c);

-- drop composite s.c, to make it again: Postgres can't move attributes, nor add them elsewhere than at the end
drop type s.c;

-- make composite s.c again
create type s.c as (b text, a integer);
alter type s.c owner to postgres;

-- make function s.f(s.c) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(s.c)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
alter function s.f(s.c) owner to postgres;
