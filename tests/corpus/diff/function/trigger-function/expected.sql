-- function alter, function.definition

-- alter function s.f(): definition
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin new.id := 1; return new; end$function$;
