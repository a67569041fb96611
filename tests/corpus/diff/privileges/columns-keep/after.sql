create extension pg_stat_statements;
grant select (query, calls) on pg_stat_statements to corpus_reader;
revoke select on pg_stat_statements_info from public;
grant select (dealloc), insert (stats_reset) on pg_stat_statements_info to corpus_reader, public;
