create function guard() returns event_trigger language plpgsql as $$ begin raise exception 'command % is disabled', tg_tag; end $$;
create table t (id integer primary key);
comment on table t is 'after';
create view v as select id from t;
create event trigger guard_all on ddl_command_start execute function guard();
comment on event trigger guard_all is 'Nothing changes here';
