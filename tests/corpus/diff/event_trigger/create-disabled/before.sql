create schema s;
create function s.g() returns event_trigger language plpgsql as $$ begin end $$; create event trigger corpus_watched on ddl_command_start execute function s.g();
