-- event_trigger alter, event_trigger.definition, function create, function drop

-- drop event trigger e, to make it again: Postgres can't change what an event trigger is about
drop event trigger e;

-- drop function s.f()
--   ! event trigger e (s.f(), on sql_drop) fires for DROP FUNCTION from here on: what it raises stops the plan
drop function s.f();

-- create function s.g()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.g()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$begin end$function$;
alter function s.g() owner to postgres;

-- make event trigger e again
CREATE EVENT TRIGGER e ON sql_drop EXECUTE FUNCTION s.g();
alter event trigger e owner to postgres;
