create schema s;
create function s.f() returns event_trigger language plpgsql as $$ begin end $$; create event trigger corpus_waits on ddl_command_start when tag in ('DROP DOMAIN') execute function s.f();
alter event trigger corpus_waits disable;
create function s.g() returns event_trigger language plpgsql as $$ begin end $$; create event trigger corpus_watched on ddl_command_start execute function s.g();
alter event trigger corpus_watched disable;
