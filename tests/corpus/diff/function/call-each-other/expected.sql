-- function create

-- create function s.a(integer)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.a(n integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$begin return s.b(n); end$function$;
alter function s.a(n integer) owner to postgres;

-- create function s.b(integer)
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.b(n integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$begin return s.a(n); end$function$;
alter function s.b(n integer) owner to postgres;

-- create function s.c()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.c()
 RETURNS integer
 LANGUAGE sql
RETURN s.a(1);
alter function s.c() owner to postgres;
