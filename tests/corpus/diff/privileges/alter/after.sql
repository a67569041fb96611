create extension pg_stat_statements;
create extension postgres_fdw;
grant select on pg_stat_statements to corpus_reader;
grant execute on function pg_stat_statements_reset to corpus_reader with grant option;
grant usage on foreign data wrapper postgres_fdw to corpus_reader, corpus_owner with grant option;
grant insert (query) on pg_stat_statements to corpus_owner;
revoke all on pg_stat_statements_info from postgres;
