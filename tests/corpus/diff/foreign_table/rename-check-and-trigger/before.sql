create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table t (a integer, constraint former check (a > 0)) server s;
create function nothing() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger former before insert on t for each row execute function nothing();
