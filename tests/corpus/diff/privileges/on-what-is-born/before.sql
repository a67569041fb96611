create table t (id int primary key);
revoke execute on function pg_catalog.pg_sleep(double precision) from public;
grant select (usename) on pg_catalog.pg_shadow to corpus_reader;
