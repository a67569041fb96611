create table t (id integer, name text);
insert into t values (1, 'a');
create function old_one(x integer) returns integer language sql immutable as $$ select x + 1 $$;
create function caller() returns integer language plpgsql as $$ begin return old_one(1); end $$;
alter table t add constraint c check (old_one(id) > 0);
grant execute on function old_one(integer) to corpus_reader;
create function gone(x integer) returns integer language sql immutable as $$ select x + 1 $$;
