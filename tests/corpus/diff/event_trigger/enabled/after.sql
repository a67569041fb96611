create schema s;
create function s.f() returns event_trigger language plpgsql as 'begin end'; create event trigger e on sql_drop execute function s.f(); alter event trigger e disable; comment on event trigger e is 'e';
