-- enum alter, enum.values

-- drop function s.f(s.e), to make it again: it needs enum s.e, which is made again
drop function s.f(x s.e);

-- make enum s.e again without c: Postgres can't take values away from an enum
alter type s.e rename to zz_arch_old_e;
create type s.e as enum ('a', 'b');
alter type s.e owner to postgres;
drop type s.zz_arch_old_e;

-- make function s.f(s.e) again
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(x s.e DEFAULT 'a'::s.e)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
alter function s.f(x s.e) owner to postgres;
