-- Requests to the compiler: plv8 answers in the same transaction, the worker a moment later, and one place takes the output of both.

create or replace function arch_private.start_compile(request uuid)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_request arch.requests;
  v_input jsonb;
  v_live jsonb;
  v_schemas text[];
  v_output text;
begin
  select r.* into strict v_request from arch.requests as r where r.id = start_compile.request;
  if arch_private.compiler() = 'worker' or v_request.language <> 'model' then
    perform arch_private.enqueue('compile', json_build_object('request', start_compile.request), 'compile:' || start_compile.request);
    return;
  end if;
  v_input := arch_private.compile_input(v_request);
  if v_request.kind = 'plan' then
    select p.schemas::text[] into strict v_schemas from arch.projects as p where p.name = v_request.project;
    v_live := arch_private.live_catalog(v_schemas);
    v_input := v_input || jsonb_build_object('live', v_live, 'sizes', arch_private.table_sizes(v_schemas));
  end if;
  execute 'select arch_private.compile($1, $2)' into v_output using v_request.kind, v_input::text;
  perform arch_private.record_compile(
    v_request.id, v_output, 'plv8', (select l.bundle_sha256 from arch.release as l order by l.installed_at desc limit 1), v_live
  );
end
$$;
comment on function arch_private.start_compile(uuid) is 'Compiles a request here and now with plv8, or asks the worker to; what needs a scratch server or a look at the database is always the worker''s.';

create or replace function arch_private.record_compile(request uuid, output text, compiled_by text, bundle_sha256 text, live jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_request arch.requests;
  v_output jsonb := record_compile.output::jsonb;
  v_value jsonb := v_output -> 'value';
  v_result jsonb;
  v_more integer;
begin
  select r.* into v_request from arch.requests as r where r.id = record_compile.request for update;
  if not found then
    perform arch_private.raise_error('unknown_object', 'request ' || record_compile.request);
  end if;
  if v_request.state <> 'compiling' then
    return;
  end if;
  if not (v_output ->> 'ok')::boolean then
    update arch.requests as r
    set state = 'failed', issues = v_output -> 'issues', compiled_by = record_compile.compiled_by,
        bundle_sha256 = record_compile.bundle_sha256, finished_at = clock_timestamp()
    where r.id = v_request.id;
    select count(*) - 1 into v_more
    from jsonb_array_elements(v_output -> 'issues') as i (issue)
    where i.issue ->> 'severity' is distinct from 'warning';
    perform arch_private.fail_plans_of(
      v_request.id,
      rtrim(v_output #>> '{issues,0,message}', '.')
        || case when v_more > 0 then format('; and %s more %s', v_more, case when v_more = 1 then 'issue' else 'issues' end) else '' end
    );
    return;
  end if;
  if v_request.kind = 'declare' then
    v_result := jsonb_build_object('version', arch_private.store_model(v_request, v_value), 'lints', v_value -> 'lints');
    if v_request.language = 'baseline' then
      perform arch_private.store_baseline(v_request, (v_result ->> 'version')::integer, v_value);
    end if;
  elsif v_request.kind = 'plan' then
    v_result := jsonb_build_object('plan', arch_private.store_plan(v_request, v_value, record_compile.compiled_by, record_compile.bundle_sha256, record_compile.live));
  else
    v_result := v_value;
  end if;
  update arch.requests as r
  set state = 'done', result = v_result, warnings = coalesce(v_output -> 'warnings', '[]'), compiled_by = record_compile.compiled_by,
      bundle_sha256 = record_compile.bundle_sha256, finished_at = clock_timestamp()
  where r.id = v_request.id;
  if v_request.kind = 'declare' then
    perform arch_private.start_queued_plans(v_request.id, (v_result ->> 'version')::integer);
  end if;
end
$$;
comment on function arch_private.record_compile(uuid, text, text, text, jsonb) is
  'Takes the compiler''s output for a request, from plv8 or worker: a model version, a plan, or issues. A second output for the same request is ignored.';

create or replace function arch_private.fail_plans_of(request uuid, reason text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan record;
begin
  for v_plan in
    select p.id, p.request_id from arch.plans as p
    where p.state = 'compiling' and fail_plans_of.request in (p.request_id, p.model_request_id)
  loop
    perform arch_private.move_plan(v_plan.id, 'failed',
      case when v_plan.request_id = fail_plans_of.request then '' else 'its model was refused: ' end
      || rtrim(coalesce(fail_plans_of.reason, 'no reason given'), '.') || format(' (select * from arch.issues(%L))', fail_plans_of.request));
  end loop;
end
$$;
comment on function arch_private.fail_plans_of(uuid, text) is 'Plans that wait for a request which failed, fail with it.';

create or replace function arch_private.store_model(request arch.requests, value jsonb)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_last arch.model_versions;
  v_version integer;
begin
  perform 1 from arch.projects as p where p.name = request.project for update;
  select m.* into v_last from arch.model_versions as m where m.project = request.project order by m.version desc limit 1;
  if v_last.model_digest = store_model.value ->> 'model_digest' and v_last.design = store_model.value -> 'design' then
    return v_last.version;
  end if;
  v_version := coalesce(v_last.version, 0) + 1;
  insert into arch.model_versions (project, version, language, document, model, design, model_digest, declared_by, request_id)
  values (
    request.project, v_version, request.language, coalesce(request.input, store_model.value ->> 'document'), store_model.value -> 'model', store_model.value -> 'design',
    store_model.value ->> 'model_digest', request.requested_by, request.id
  );
  insert into arch.decisions (project, version, ordinal, subject, rule, reason, cites, rejected, cost)
  select
    request.project, v_version, d.ordinal, d.decision ->> 'subject', d.decision ->> 'rule', d.decision ->> 'reason',
    array(select jsonb_array_elements_text(d.decision -> 'cites')), d.decision ->> 'rejected', d.decision ->> 'cost'
  from jsonb_array_elements(store_model.value #> '{design,decisions}') with ordinality as d (decision, ordinal);
  perform arch_private.record_event('model_declared', request.project, null,
    jsonb_build_object('version', v_version, 'model_digest', store_model.value ->> 'model_digest'), request.requested_by);
  return v_version;
end
$$;
comment on function arch_private.store_model(arch.requests, jsonb) is 'A new model version with its decisions; the last one again where nothing differs.';

create or replace function arch_private.store_plan(request arch.requests, value jsonb, compiled_by text, bundle_sha256 text, live jsonb)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan arch.plans;
  v_steps text[] := array(select jsonb_array_elements_text(store_plan.value -> 'steps'));
  v_digest text;
begin
  select p.* into v_plan from arch.plans as p where p.request_id = request.id for update;
  if not found or v_plan.state <> 'compiling' then
    return v_plan.id;
  end if;
  v_digest := encode(sha256(convert_to(array_to_string((store_plan.value ->> 'header') || v_steps, E'\n'), 'UTF8')), 'hex');
  if v_digest is distinct from store_plan.value ->> 'steps_digest' then
    perform arch_private.raise_error('digest_mismatch', format('%s: %s is not %s', v_plan.id, v_digest, store_plan.value ->> 'steps_digest'));
  end if;
  update arch.plans as p
  set header = store_plan.value ->> 'header',
      steps_digest = v_digest,
      base_fingerprint = store_plan.value ->> 'base_fingerprint',
      base_addresses = array(select jsonb_array_elements_text(store_plan.value -> 'base_addresses')),
      base_catalog = store_plan.live,
      changes = store_plan.value -> 'changes',
      summary = store_plan.value -> 'summary',
      compiled_by = store_plan.compiled_by,
      bundle_sha256 = store_plan.bundle_sha256
  where p.id = v_plan.id;
  insert into arch.plan_steps (plan, ordinal, body, phase, kind, object, what, locks, blocks, brief, hazards, undo_kind, sha256)
  select
    v_plan.id, (s.step ->> 'ordinal')::integer, s.body, s.step ->> 'phase', s.step ->> 'kind', s.step ->> 'object', s.step ->> 'what',
    s.step -> 'locks', s.step ->> 'blocks', (s.step ->> 'brief')::boolean, s.step -> 'hazards', s.step #>> '{undo,kind}',
    encode(sha256(convert_to(s.body, 'UTF8')), 'hex')
  from (select b.body, b.body::jsonb as step from unnest(v_steps) as b (body)) as s;
  perform arch_private.move_plan(v_plan.id, 'planned');
  perform arch_private.enqueue('prove', json_build_object('plan', v_plan.id), 'prove:' || v_plan.id);
  return v_plan.id;
end
$$;
comment on function arch_private.store_plan(arch.requests, jsonb, text, text, jsonb) is
  'The compiled plan with its steps, after recomputing their digest (ZA017 where it differs); asks the worker for the proof.';

create or replace function arch_private.request_plan(plan text, to_version integer)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan arch.plans;
  v_request uuid;
begin
  select p.* into strict v_plan from arch.plans as p where p.id = request_plan.plan;
  insert into arch.requests (kind, project, to_version, requested_by)
  values ('plan', v_plan.project, request_plan.to_version, v_plan.created_by)
  returning id into v_request;
  update arch.plans as p set to_version = request_plan.to_version, request_id = v_request where p.id = v_plan.id;
  perform arch_private.start_compile(v_request);
end
$$;
comment on function arch_private.request_plan(text, integer) is 'Asks the compiler for the steps of a plan whose model version is known.';

create or replace function arch_private.start_queued_plans(request uuid, version integer)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan text;
begin
  for v_plan in select p.id from arch.plans as p where p.model_request_id = start_queued_plans.request and p.state = 'compiling' and p.request_id is null order by p.number loop
    perform arch_private.request_plan(v_plan, start_queued_plans.version);
  end loop;
end
$$;
comment on function arch_private.start_queued_plans(uuid, integer) is 'Plans asked for while their model still compiled go on now.';
