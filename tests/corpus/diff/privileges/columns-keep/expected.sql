-- privileges alter, privileges create, privileges drop, privileges.grants

-- revoke select, update on table public.pg_stat_statements from corpus_reader; grant select (query) on table public.pg_stat_statements to corpus_reader
revoke select, update on table public.pg_stat_statements from corpus_reader;
grant select (query) on table public.pg_stat_statements to corpus_reader;

-- grant select (calls) on table public.pg_stat_statements to corpus_reader
grant select (calls) on table public.pg_stat_statements to corpus_reader;

-- revoke select on table public.pg_stat_statements_info from corpus_reader; revoke select on table public.pg_stat_statements_info from public
revoke select on table public.pg_stat_statements_info from corpus_reader;
revoke select on table public.pg_stat_statements_info from public;

-- grant select (dealloc) on table public.pg_stat_statements_info to corpus_reader; grant select (dealloc) on table public.pg_stat_statements_info to public
grant select (dealloc) on table public.pg_stat_statements_info to corpus_reader;
grant select (dealloc) on table public.pg_stat_statements_info to public;

-- grant insert (stats_reset) on table public.pg_stat_statements_info to public
grant insert (stats_reset) on table public.pg_stat_statements_info to public;
