create table t (id int primary key);
grant execute on function pg_catalog.pg_read_file(text) to corpus_reader;
grant execute on function pg_catalog.pg_sleep(double precision) to corpus_reader with grant option;
grant select on pg_catalog.pg_authid to corpus_reader;
revoke select on pg_catalog.pg_database from public;
revoke usage on language plpgsql from public;
grant usage on language plpgsql to corpus_reader;
revoke usage on type pg_catalog.jsonb from public;
grant create on schema pg_catalog to corpus_reader;
