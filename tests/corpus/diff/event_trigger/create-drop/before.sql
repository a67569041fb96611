create schema s;
create function s.f() returns event_trigger language plpgsql as 'begin end'; create event trigger old on sql_drop execute function s.f();
