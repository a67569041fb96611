-- column alter, column.grants, privileges create, table alter, table.grants

-- alter table public.t: grants
grant insert, select on table public.t to corpus_reader;

-- alter column public.t.a: grants
grant select (a) on table public.t to corpus_reader;

-- privileges on 60 objects of hstore: revoke execute…
revoke execute on function public.akeys(public.hstore), public.avals(public.hstore), public.defined(public.hstore, text), public.delete(public.hstore, public.hstore), public.delete(public.hstore, text), public.delete(public.hstore, text[]), public.each(public.hstore), public.exist(public.hstore, text), public.exists_all(public.hstore, text[]), public.exists_any(public.hstore, text[]), public.fetchval(public.hstore, text), public.ghstore_compress(internal), public.ghstore_consistent(internal, public.hstore, smallint, oid, internal), public.ghstore_decompress(internal), public.ghstore_in(cstring), public.ghstore_options(internal), public.ghstore_out(public.ghstore), public.ghstore_penalty(internal, internal, internal), public.ghstore_picksplit(internal, internal), public.ghstore_same(public.ghstore, public.ghstore, internal), public.ghstore_union(internal, internal), public.gin_consistent_hstore(internal, smallint, public.hstore, integer, internal, internal), public.gin_extract_hstore(public.hstore, internal), public.gin_extract_hstore_query(public.hstore, internal, smallint, internal, internal), public.hs_concat(public.hstore, public.hstore), public.hs_contained(public.hstore, public.hstore), public.hs_contains(public.hstore, public.hstore), public.hstore(record), public.hstore(text, text), public.hstore(text[]), public.hstore(text[], text[]), public.hstore_cmp(public.hstore, public.hstore), public.hstore_eq(public.hstore, public.hstore), public.hstore_ge(public.hstore, public.hstore), public.hstore_gt(public.hstore, public.hstore), public.hstore_hash(public.hstore), public.hstore_hash_extended(public.hstore, bigint), public.hstore_in(cstring), public.hstore_le(public.hstore, public.hstore), public.hstore_lt(public.hstore, public.hstore), public.hstore_ne(public.hstore, public.hstore), public.hstore_out(public.hstore), public.hstore_recv(internal), public.hstore_send(public.hstore), public.hstore_subscript_handler(internal), public.hstore_to_array(public.hstore), public.hstore_to_json(public.hstore), public.hstore_to_json_loose(public.hstore), public.hstore_to_jsonb(public.hstore), public.hstore_to_jsonb_loose(public.hstore), public.hstore_to_matrix(public.hstore), public.hstore_version_diag(public.hstore), public.isdefined(public.hstore, text), public.isexists(public.hstore, text), public.populate_record(anyelement, public.hstore), public.skeys(public.hstore), public.slice(public.hstore, text[]), public.slice_array(public.hstore, text[]), public.svals(public.hstore), public.tconvert(text, text) from public;

-- privileges on 2 objects of pg_stat_statements: revoke execute…
revoke execute on function public.pg_stat_statements(boolean), public.pg_stat_statements_info() from public;

-- grant execute on function public.pg_stat_statements_reset(oid, oid, bigint, boolean) to corpus_reader with grant option
grant execute on function public.pg_stat_statements_reset(oid, oid, bigint, boolean) to corpus_reader with grant option;

-- grant insert, select on table public.pg_stat_statements to corpus_reader; revoke select on table public.pg_stat_statements from public
grant insert, select on table public.pg_stat_statements to corpus_reader;
revoke select on table public.pg_stat_statements from public;

-- grant select (calls) on table public.pg_stat_statements to corpus_owner
grant select (calls) on table public.pg_stat_statements to corpus_owner;

-- grant select (query) on table public.pg_stat_statements to corpus_owner
grant select (query) on table public.pg_stat_statements to corpus_owner;

-- grant insert, select on table public.pg_stat_statements_info to corpus_reader
grant insert, select on table public.pg_stat_statements_info to corpus_reader;

-- grant usage on type public.hstore to corpus_reader; revoke usage on type public.hstore from public
grant usage on type public.hstore to corpus_reader;
revoke usage on type public.hstore from public;
