create table t (id integer, name text);
create function new_one(x integer) returns integer language sql immutable as $$ select x + 2 $$;
create function caller() returns integer language plpgsql as $$ begin return old_one(1); end $$;
alter table t add constraint c check (new_one(id) > 0);
grant execute on function new_one(integer) to corpus_reader;
create function typed(x integer) returns bigint language sql immutable as $$ select x::bigint + 1 $$;
