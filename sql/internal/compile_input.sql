-- What the compiler is told: the one place that makes its input, whichever compiler serves.

create or replace function arch_private.compiler()
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when to_regprocedure('arch_private.compile(text, text)') is null then 'worker' else 'plv8' end
$$;
comment on function arch_private.compiler() is 'Who compiles here: plv8 or worker.';

create or replace function arch_private.settings_of(project text)
returns jsonb
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select jsonb_build_object(
    'schema', coalesce(p.schemas[1]::text, 'public'),
    'owner', coalesce(p.owner_role::text, 'model_owner'),
    'application_roles', coalesce(to_jsonb(p.application_roles::text[]), '[]'),
    'major', current_setting('server_version_num')::integer / 10000
  )
  from (select settings_of.project as name) as asked
  left join arch.projects as p on p.name = asked.name
$$;
comment on function arch_private.settings_of(text) is 'Design settings of a project; of a model without one, neutral names.';

create or replace function arch_private.applied_version(project text)
returns integer
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select s.version from arch.schema_versions as s where s.project = applied_version.project and s.state = 'current'
$$;
comment on function arch_private.applied_version(text) is 'The model version that stands in the database; null before the first one.';

create or replace function arch_private.applied_design(project text)
returns jsonb
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select m.design
  from arch.model_versions as m
  where m.project = applied_design.project and m.version = arch_private.applied_version(applied_design.project)
$$;
comment on function arch_private.applied_design(text) is 'The design that stands in the database; null before the first one.';

-- Physical size, never a count: statistics may be old or missing, and counting reads the table. The worker's readSizes says the same.
create or replace function arch_private.table_sizes(schemas text[])
returns jsonb
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(jsonb_object_agg(t.address, case when t.bytes = 0 then 'empty' when t.bytes <= 1048576 then 'small' else 'large' end), '{}')
  from (
    select
      format('table:%I.%I', n.nspname, c.relname) as address,
      (
        select coalesce(sum(pg_relation_size(leaf.relid)), 0)
        from (
          select c.oid as relid where c.relkind = 'r'
          union all
          select p.relid from pg_partition_tree(c.oid) as p where c.relkind = 'p'
        ) as leaf
      ) as bytes
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = any (table_sizes.schemas)
  ) as t
$$;
comment on function arch_private.table_sizes(text[]) is 'Size class per table address: empty, small (up to 1 MB), large.';

create or replace function arch_private.compile_input(request arch.requests)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_version arch.model_versions;
begin
  if request.kind in ('check', 'declare') then
    return jsonb_build_object(
      'document', request.input,
      'settings', arch_private.settings_of(request.project),
      'former', arch_private.applied_design(request.project),
      'lints', true
    );
  end if;
  select m.* into strict v_version from arch.model_versions as m where m.project = request.project and m.version = request.to_version;
  return jsonb_build_object(
    'project', request.project,
    'applied', arch_private.with_adoptions(request.project, arch_private.applied_design(request.project), v_version.design),
    'declared', v_version.design,
    'model_digest', v_version.model_digest,
    'options', (select jsonb_build_object('strict', not p.passes_unmodelled) from arch.projects as p where p.name = request.project)
  );
end
$$;
comment on function arch_private.compile_input(arch.requests) is 'The bundle''s input for a request; for op plan without live and sizes, which are read last.';

create or replace function arch_private.live_catalog(schemas text[])
returns jsonb
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_before text := arch_private.catalog_version();
  v_after text;
  v_catalog jsonb;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    perform arch_private.raise_error('isolation', format('the transaction is %s, one snapshot can''t tell whether the catalog stood still', current_setting('transaction_isolation')));
  end if;
  for i in 1..10 loop
    begin
      v_catalog := arch_private.read_catalog(schemas);
    exception
      when undefined_table or undefined_column or undefined_function or undefined_object then
        v_catalog := null;
      when internal_error then
        if sqlerrm !~ 'cache lookup failed|could not (find|open)|does not exist' then
          raise;
        end if;
        v_catalog := null;
    end;
    v_after := arch_private.catalog_version();
    if v_after = v_before and v_catalog is not null then
      return v_catalog;
    end if;
    v_before := v_after;
  end loop;
  perform arch_private.raise_error('timed_out', 'the catalog changed during each of 10 reads', 'Try again when the DDL that runs now has ended (pg_stat_activity).');
  return null;
end
$$;
comment on function arch_private.live_catalog(text[]) is
  'The live catalog with dependents, read between two equal versions, each in a snapshot of its own: pg_get_*def functions do not keep to a snapshot.';
