create table t (id integer primary key);
create view v as select id from t;
create function nothing() returns trigger language plpgsql as $$ begin return old; end $$;
create trigger later instead of delete on v for each row execute function nothing();
