-- privileges alter, privileges.grants

-- grant usage on foreign data wrapper postgres_fdw to corpus_owner with grant option; revoke usage on foreign data wrapper postgres_fdw from corpus_reader; grant usage on foreign data wrapper postgres_fdw to corpus_reader with grant option
grant usage on foreign data wrapper postgres_fdw to corpus_owner with grant option;
revoke usage on foreign data wrapper postgres_fdw from corpus_reader;
grant usage on foreign data wrapper postgres_fdw to corpus_reader with grant option;

-- revoke execute on function public.pg_stat_statements_reset(oid, oid, bigint, boolean) from corpus_reader; grant execute on function public.pg_stat_statements_reset(oid, oid, bigint, boolean) to corpus_reader with grant option
revoke execute on function public.pg_stat_statements_reset(oid, oid, bigint, boolean) from corpus_reader;
grant execute on function public.pg_stat_statements_reset(oid, oid, bigint, boolean) to corpus_reader with grant option;

-- revoke select on table public.pg_stat_statements from corpus_reader cascade; grant select on table public.pg_stat_statements to corpus_reader; grant select on table public.pg_stat_statements to public
revoke select on table public.pg_stat_statements from corpus_reader cascade;
grant select on table public.pg_stat_statements to corpus_reader;
grant select on table public.pg_stat_statements to public;

-- revoke select (query) on table public.pg_stat_statements from corpus_owner; grant insert (query) on table public.pg_stat_statements to corpus_owner
revoke select (query) on table public.pg_stat_statements from corpus_owner;
grant insert (query) on table public.pg_stat_statements to corpus_owner;

-- grant select on table public.pg_stat_statements_info to public; revoke all on table public.pg_stat_statements_info from postgres
grant select on table public.pg_stat_statements_info to public;
revoke all on table public.pg_stat_statements_info from postgres;
