-- Takes what stands in a project's schemas under governance, as its first version: nothing is changed, and the next plan against it is empty.
-- Writes a request; the worker reads the catalog, then a model version and a current schema version stand.
-- Raises not_allowed (ZA002), unknown_project (ZA003), bad_argument (ZA008).
create or replace function arch.baseline(project text)
returns table (request uuid, version text, state text, issues integer, warnings integer, next text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project arch.projects := arch_private.require_project(baseline.project);
  v_person uuid := arch_private.require_role(array['admin', 'author'], baseline.project);
  v_missing text;
  v_request uuid;
begin
  perform 1 from arch.projects as p where p.name = v_project.name for update;
  if exists (select 1 from arch.model_versions as m where m.project = v_project.name) then
    perform arch_private.raise_error('bad_argument', format('%s has model versions already; a baseline is the first one', v_project.name),
      format('What differs from the last applied version is drift: select * from arch.scan_drift(%L), then arch.adopt or arch.revert.', v_project.name));
  end if;
  select string_agg(s.schema::text, ', ') into v_missing from unnest(v_project.schemas) as s (schema) where to_regnamespace(quote_ident(s.schema)) is null;
  if v_missing is not null then
    perform arch_private.raise_error('bad_argument', format('schema %s does not exist, so that there is nothing to take over', v_missing), format('Declare what it should be: arch.declare or arch.declare_sql, then select * from arch.plan(%L).', v_project.name));
  end if;
  insert into arch.requests (kind, language, project, requested_by)
  values ('declare', 'baseline', v_project.name, v_person)
  returning id into v_request;
  perform arch_private.start_compile(v_request);
  return query
  select r.id, 'v' || (r.result ->> 'version'), r.state, jsonb_array_length(r.issues), jsonb_array_length(r.warnings), arch_private.next_of(r)
  from arch.requests as r
  where r.id = v_request;
end
$$;
comment on function arch.baseline(text) is
  'Takes an existing database''s schemas under governance: what stands there becomes the project''s first version, applied as it is. What plans can''t cover is told as warnings (arch.issues). Admins and authors; once per project.';
grant execute on function arch.baseline(text) to arch_user;

create or replace function arch_private.store_baseline(request arch.requests, version integer, value jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select 1 from arch.schema_versions as s where s.project = request.project) then
    return;
  end if;
  insert into arch.schema_versions (project, version, applied_at, catalog, fingerprint)
  values (request.project, store_baseline.version, clock_timestamp(), store_baseline.value -> 'catalog', store_baseline.value ->> 'fingerprint');
  perform arch_private.record_event('baseline', request.project, null,
    jsonb_build_object('version', store_baseline.version, 'fingerprint', store_baseline.value ->> 'fingerprint'), request.requested_by);
end
$$;
comment on function arch_private.store_baseline(arch.requests, integer, jsonb) is 'The catalog that was read stands as applied: without a plan, because nothing was changed.';
