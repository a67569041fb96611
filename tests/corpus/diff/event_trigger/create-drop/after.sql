create schema s;
create function s.f() returns event_trigger language plpgsql as 'begin end'; create event trigger late on ddl_command_end when tag in ('CREATE TABLE') execute function s.f();
