create function guard() returns event_trigger language plpgsql as $$ begin raise exception 'command % is disabled', tg_tag; end $$;
create table t (id integer primary key);
comment on table t is 'before';
