create schema ext;
create extension hstore schema ext;
create extension pg_stat_statements;
create table t (id int primary key, a ext.hstore);
grant select on all tables in schema public to corpus_reader;
revoke all on all functions in schema ext from public;
grant execute on all functions in schema ext to corpus_reader;
grant usage on schema ext to corpus_reader;
