-- What the worker asks and answers about requests and proofs. Nobody else may call it.
grant usage on schema arch_worker to arch_worker;

create or replace function arch_worker.release()
returns table (version text, bundle_sha256 text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select r.version, r.bundle_sha256 from arch.release as r order by r.installed_at desc limit 1
$$;
comment on function arch_worker.release() is 'The installed release: a worker with another bundle does not start.';
grant execute on function arch_worker.release() to arch_worker;

create or replace function arch_worker.worker_heartbeat(id text, version text, bundle_sha256 text, postgres_major integer)
returns void
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  insert into arch.workers as w (id, version, bundle_sha256, postgres_major)
  values (worker_heartbeat.id, worker_heartbeat.version, worker_heartbeat.bundle_sha256, worker_heartbeat.postgres_major)
  on conflict on constraint workers_pkey do update
  set heartbeat_at = clock_timestamp(), version = excluded.version, bundle_sha256 = excluded.bundle_sha256, postgres_major = excluded.postgres_major;
  delete from arch.workers as w where w.heartbeat_at < now() - interval '7 days';
$$;
comment on function arch_worker.worker_heartbeat(text, text, text, integer) is 'A sign of life; waiting states say when the last one was.';
grant execute on function arch_worker.worker_heartbeat(text, text, text, integer) to arch_worker;

create or replace function arch_worker.next_compile(request uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_request arch.requests;
begin
  select r.* into v_request from arch.requests as r where r.id = next_compile.request and r.state = 'compiling';
  if not found then
    return null;
  end if;
  return jsonb_build_object(
    'op', v_request.kind,
    'language', v_request.language,
    'project', v_request.project,
    'input', arch_private.compile_input(v_request),
    'schemas', (select to_jsonb(p.schemas::text[]) from arch.projects as p where p.name = v_request.project)
  );
end
$$;
comment on function arch_worker.next_compile(uuid) is
  'Op and input of a request, or null when there is nothing to do any more; for op plan the worker adds live (read to its fixed point) and sizes, for another language than model it reads the text or the database itself.';
grant execute on function arch_worker.next_compile(uuid) to arch_worker;

create or replace function arch_worker.record_compile(request uuid, output text, compiled_by text, bundle_sha256 text, live text default null)
returns void
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  select arch_private.record_compile(record_compile.request, record_compile.output, record_compile.compiled_by, record_compile.bundle_sha256, record_compile.live::jsonb)
$$;
comment on function arch_worker.record_compile(uuid, text, text, text, text) is 'The compiler''s output for a request; for op plan with the live catalog it was made of.';
grant execute on function arch_worker.record_compile(uuid, text, text, text, text) to arch_worker;

create or replace function arch_worker.proof_input(plan text)
returns jsonb
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select jsonb_build_object(
    'plan', p.id,
    'project', p.project,
    'owner', j.owner_role,
    'application_roles', to_jsonb(j.application_roles::text[]),
    'schemas', to_jsonb(j.schemas::text[]),
    'base_catalog', p.base_catalog,
    'applied', a.design,
    'declared', m.design,
    'changes', p.changes,
    'model_digest', m.model_digest,
    'steps', (select coalesce(jsonb_agg(s.body order by s.ordinal), '[]') from arch.plan_steps as s where s.plan = p.id)
  )
  from arch.plans as p
  join arch.projects as j on j.name = p.project
  join arch.model_versions as m on m.project = p.project and m.version = p.to_version
  left join arch.model_versions as a on a.project = p.project and a.version = p.from_version
  where p.id = proof_input.plan and p.state in ('planned', 'unproven')
$$;
comment on function arch_worker.proof_input(text) is 'What a proof is made of, or null when the plan needs none any more.';
grant execute on function arch_worker.proof_input(text) to arch_worker;

create or replace function arch_worker.record_proof(plan text, proof jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan arch.plans;
  v_ok boolean := (record_proof.proof ->> 'ok')::boolean;
  v_missing text;
begin
  select p.* into v_plan from arch.plans as p where p.id = record_proof.plan for update;
  if not found then
    perform arch_private.raise_error('unknown_plan', record_proof.plan);
  end if;
  if v_plan.state not in ('planned', 'unproven') then
    return;
  end if;
  insert into arch.proofs (plan, ok, forward_steps, back_steps, seconds, server_version, residue, locks, differences, missing, error, statement, read_back, read_back_base, sample)
  select
    v_plan.id, v_ok, coalesce(f.forward_steps, 0), coalesce(f.back_steps, 0), coalesce(f.seconds, 0), f.server_version, coalesce(f.residue, '[]'),
    coalesce(f.locks, '[]'), coalesce(f.differences, '[]'), coalesce(f.missing, '[]'), f.error, f.statement, f.read_back, f.read_back_base, f.sample
  from jsonb_to_record(record_proof.proof) as f (
    forward_steps integer, back_steps integer, seconds numeric, server_version text, residue jsonb, locks jsonb, differences jsonb, missing jsonb,
    error text, statement text, read_back jsonb, read_back_base jsonb, sample jsonb
  );
  select string_agg(m.what, ', ') into v_missing from jsonb_array_elements_text(record_proof.proof -> 'missing') as m (what);
  if v_ok then
    perform arch_private.move_plan(v_plan.id, 'proved');
  elsif v_missing is not null and record_proof.proof ->> 'error' is null and v_plan.state = 'planned' then
    perform arch_private.move_plan(v_plan.id, 'unproven', 'scratch lacks ' || v_missing);
  elsif v_plan.state = 'planned' then
    perform arch_private.move_plan(v_plan.id, 'failed', concat_ws('; ',
      case
        when record_proof.proof ->> 'error' like 'step %' then rtrim(record_proof.proof ->> 'error', '.')
        else nullif(concat_ws(': ', record_proof.proof ->> 'statement', rtrim(record_proof.proof ->> 'error', '.')), '')
      end,
      (select string_agg(d.what, '; ') from (select t.what from jsonb_array_elements_text(record_proof.proof -> 'differences') as t (what) limit 5) as d)
    ));
  end if;
end
$$;
comment on function arch_worker.record_proof(text, jsonb) is 'The proof''s outcome: the plan becomes proved, unproven (what scratch lacks is named) or failed.';
grant execute on function arch_worker.record_proof(text, jsonb) to arch_worker;
