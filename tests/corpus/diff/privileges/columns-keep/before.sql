create extension pg_stat_statements;
grant select (query) on pg_stat_statements to corpus_reader;
grant select, update on pg_stat_statements to corpus_reader;
grant select, insert (stats_reset) on pg_stat_statements_info to corpus_reader;
