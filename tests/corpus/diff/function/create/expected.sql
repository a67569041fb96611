-- function create

-- create function s.f(integer, text)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(a integer, b text DEFAULT 'x'::text)
 RETURNS integer
 LANGUAGE sql
AS $function$select a$function$;
alter function s.f(a integer, b text) owner to postgres;
grant execute on function s.f(a integer, b text) to corpus_reader;
revoke execute on function s.f(a integer, b text) from public;
comment on function s.f(a integer, b text) is 'f';
