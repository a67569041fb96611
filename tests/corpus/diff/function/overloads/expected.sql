-- function create, function drop

-- drop function s.f(date)
drop function s.f(a date);

-- create function s.f(timestamp with time zone)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f(a timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
AS $function$select 1$function$;
alter function s.f(a timestamp with time zone) owner to postgres;
