-- event_trigger alter, event_trigger create, event_trigger.additions, function create

-- alter event trigger corpus_watched: additions
ALTER EVENT TRIGGER corpus_watched DISABLE;

-- create function s.f()
set local check_function_bodies = off;
CREATE OR REPLACE FUNCTION s.f()
 RETURNS event_trigger
 LANGUAGE plpgsql
AS $function$ begin end $function$;
alter function s.f() owner to postgres;

-- create event trigger corpus_waits
CREATE EVENT TRIGGER corpus_waits ON ddl_command_start WHEN TAG IN ('DROP DOMAIN') EXECUTE FUNCTION s.f();
ALTER EVENT TRIGGER corpus_waits DISABLE;
alter event trigger corpus_waits owner to postgres;
