-- privileges alter, privileges create, privileges drop, privileges.grants

-- revoke select (usename) on table pg_catalog.pg_shadow from corpus_reader
revoke select (usename) on table pg_catalog.pg_shadow from corpus_reader;

-- grant execute on function pg_catalog.pg_read_file(text) to corpus_reader
grant execute on function pg_catalog.pg_read_file(text) to corpus_reader;

-- grant execute on function pg_catalog.pg_sleep(double precision) to corpus_reader with grant option; grant execute on function pg_catalog.pg_sleep(double precision) to public
grant execute on function pg_catalog.pg_sleep(double precision) to corpus_reader with grant option;
grant execute on function pg_catalog.pg_sleep(double precision) to public;

-- grant usage on language plpgsql to corpus_reader; revoke usage on language plpgsql from public
grant usage on language plpgsql to corpus_reader;
revoke usage on language plpgsql from public;

-- grant create on schema pg_catalog to corpus_reader
grant create on schema pg_catalog to corpus_reader;

-- grant select on table pg_catalog.pg_authid to corpus_reader
grant select on table pg_catalog.pg_authid to corpus_reader;

-- revoke select on table pg_catalog.pg_database from public
revoke select on table pg_catalog.pg_database from public;

-- revoke usage on type pg_catalog.jsonb from public
revoke usage on type pg_catalog.jsonb from public;
