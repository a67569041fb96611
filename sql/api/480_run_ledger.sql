-- The run ledger: what the worker prepares and ends, and what the executor's session claims and records around each step.
-- At-least-once delivery, exactly-once effect: a takeover bumps the token, a step's record commits with the step, whoever holds an old token is fenced.
-- Reads plans, steps and runs; writes runs, run_steps, schema_versions and plan states.
-- Raises fenced (ZA014), not_approved_text (ZA015), wrong_state (ZA007), unknown_object (ZA006), project_owner (ZA013), not_allowed (ZA002),
-- environment_moved (ZA020).
grant usage on schema arch_run to arch_executor;

create or replace function arch_private.run_of(run uuid, token bigint)
returns arch.runs
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs;
begin
  select r.* into v_run from arch.runs as r where r.id = run_of.run for no key update;
  if not found then
    perform arch_private.raise_error('unknown_object', format('run %s', run_of.run));
  end if;
  if v_run.token <> run_of.token then
    perform arch_private.raise_error('fenced', format('run %s, token %s', run_of.run, run_of.token));
  end if;
  if v_run.state <> 'running' then
    perform arch_private.raise_error('wrong_state', format('run %s is %s', run_of.run, v_run.state));
  end if;
  return v_run;
end
$$;
comment on function arch_private.run_of(uuid, bigint) is 'The running run, locked, for whoever holds its token; raises fenced (ZA014) for everybody else.';

create or replace function arch_private.step_text(body text, direction text)
returns text
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when step_text.direction = 'rollback' then (step_text.body::json -> 'undo' -> 'run')::text else (step_text.body::json -> 'run')::text end
$$;
comment on function arch_private.step_text(text, text) is 'The approved text of a step''s run, or of its undo''s, byte for byte as it stands in the plan: what the executor''s SHA-256 is compared with.';

create or replace function arch_private.run_ledger(run uuid)
returns table (ordinal integer, body text, state text, cursor jsonb, high_water jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select s.ordinal, s.body, own.state, own.cursor, own.high_water
  from arch.runs as r
  join arch.plan_steps as s on s.plan = r.plan
  left join lateral (
    select t.state, o.direction, (s.body::json -> 'run' ->> 'kind') as kind
    from arch.run_steps as t
    join arch.runs as o on o.id = t.run
    where o.plan = r.plan and o.id <> r.id and t.ordinal = s.ordinal
    order by coalesce(t.finished_at, t.started_at) desc
    limit 1
  ) as former on true
  left join lateral (
    select
      case when r.direction <> 'rollback' and former.state = 'done' and t.state is null then 'done' else t.state end as state,
      t.cursor,
      t.high_water
    from (select 1) as one
    left join arch.run_steps as t on t.run = r.id and t.ordinal = s.ordinal
  ) as own on true
  where r.id = run_ledger.run
    and case r.direction
      when 'forward' then s.phase <> 'contract'
      when 'complete' then s.phase = 'contract'
      else former.state = 'done' or (former.state in ('claimed', 'failed') and former.kind in ('concurrent', 'batches'))
    end
  order by s.ordinal
$$;
comment on function arch_private.run_ledger(uuid) is
  'The steps that are a run''s business, in order, with what is done: everything before contract, the contract phase, or what an earlier run left standing.';

create or replace function arch_private.lend_owner(run arch.runs)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_owner name;
begin
  select j.owner_role into v_owner from arch.plans as p join arch.projects as j on j.name = p.project where p.id = run.plan;
  if pg_has_role('arch_executor', v_owner, 'member') then
    if exists (
      select 1
      from arch.runs as o
      join arch.plans as p on p.id = o.plan
      join arch.projects as j on j.name = p.project
      where o.owner_lent and o.id <> run.id and j.owner_role = v_owner
    ) then
      update arch.runs as r set owner_lent = true where r.id = run.id;
    end if;
    return;
  end if;
  execute format('grant %I to arch_executor%s', v_owner, case when current_setting('server_version_num')::integer >= 160000 then ' with inherit false, set true' else '' end);
  update arch.runs as r set owner_lent = true where r.id = run.id;
exception
  when insufficient_privilege then
    perform arch_private.raise_error('project_owner', format('arch_executor, which runs approved plans, can''t become %s', v_owner), arch_private.owner_grant(v_owner));
end
$$;
comment on function arch_private.lend_owner(arch.runs) is
  'Makes the executor a member of the project''s owner role for this run, unless it is one for good; raises project_owner (ZA013) where arch_owner may not.';

create or replace function arch_private.return_owners()
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_owner name;
begin
  for v_owner in
    select j.owner_role
    from arch.runs as r
    join arch.plans as p on p.id = r.plan
    join arch.projects as j on j.name = p.project
    where r.owner_lent
    group by j.owner_role
    having not bool_or(r.state = 'running')
  loop
    -- A run in another database of the cluster may need the same role: whoever ends last takes it back.
    continue when exists (select 1 from pg_stat_activity as a where a.usename = 'arch_executor' and a.datname <> current_database());
    begin
      execute format('revoke %I from arch_executor', v_owner);
      update arch.runs as r
      set owner_lent = false
      from arch.plans as p, arch.projects as j
      where p.id = r.plan and j.name = p.project and j.owner_role = v_owner and r.owner_lent;
    exception
      when others then
        raise warning 'arch_executor is still a member of %: % (tried again at the worker''s next sign of life)', v_owner, sqlerrm;
    end;
  end loop;
end
$$;
comment on function arch_private.return_owners() is 'Takes the executor off every owner role that was lent for runs of which none is running any more.';

create or replace function arch_worker.run_input(run uuid)
returns jsonb
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select jsonb_build_object(
    'run', r.id,
    'plan', p.id,
    'project', p.project,
    'direction', r.direction,
    'state', r.state,
    'owner', j.owner_role,
    'schemas', to_jsonb(j.schemas::text[]),
    'environment', (select e.id from arch.environment as e),
    'base_addresses', to_jsonb(p.base_addresses),
    'base_fingerprint', p.base_fingerprint,
    'base_catalog', p.base_catalog,
    'standing', case when r.direction <> 'forward' then (select s.catalog from arch.schema_versions as s where s.plan = p.id and s.state = 'current') end,
    'policy', (
      select jsonb_build_object('lock_budget_ms', y.lock_budget_ms, 'batch_target_ms', y.batch_target_ms, 'batch_max_rows', y.batch_max_rows)
      from arch.policy_versions as y
      where y.version = p.policy_version
    ),
    'steps', (
      select coalesce(jsonb_agg(jsonb_build_object('ordinal', l.ordinal, 'body', l.body, 'state', l.state, 'cursor', l.cursor, 'high_water', l.high_water) order by l.ordinal), '[]')
      from arch_private.run_ledger(r.id) as l
    )
  )
  from arch.runs as r
  join arch.plans as p on p.id = r.plan
  join arch.projects as j on j.name = p.project
  where r.id = run_input.run
$$;
comment on function arch_worker.run_input(uuid) is 'What a run is made of: its steps with their ledger rows, the base it was planned for, the policy; null for an unknown run.';
grant execute on function arch_worker.run_input(uuid) to arch_worker;

create or replace function arch_worker.start_run(run uuid, worker text, pid integer, backend_start timestamptz)
returns table (token bigint, former_pid integer, former_start timestamptz)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_run arch.runs;
  v_plan arch.plans;
begin
  select r.* into v_run from arch.runs as r where r.id = start_run.run for no key update;
  if not found then
    perform arch_private.raise_error('unknown_object', format('run %s', start_run.run));
  end if;
  if v_run.state not in ('queued', 'running') then
    perform arch_private.raise_error('wrong_state', format('run %s is %s', start_run.run, v_run.state));
  end if;
  select p.* into v_plan from arch.plans as p where p.id = v_run.plan;
  if v_plan.state not in ('running', 'completing') then
    perform arch_private.raise_error('wrong_state', format('%s is %s', v_plan.id, v_plan.state));
  end if;
  if v_plan.steps_digest is distinct from (
    select encode(sha256(convert_to(concat_ws(E'\n', v_plan.header, string_agg(s.body, E'\n' order by s.ordinal)), 'UTF8')), 'hex')
    from arch.plan_steps as s
    where s.plan = v_plan.id
  ) then
    perform arch_private.raise_error('not_approved_text', format('the steps of %s are not the ones that were approved', v_plan.id));
  end if;
  perform arch_private.require_execution(v_run, v_plan);
  update arch.runs as r
  set state = 'running',
      token = v_run.token + 1,
      worker = start_run.worker,
      backend_pid = start_run.pid,
      backend_start = start_run.backend_start,
      started_at = coalesce(v_run.started_at, now()),
      heartbeat_at = clock_timestamp(),
      waiting_for = null,
      error = null,
      finished_at = null
  where r.id = v_run.id;
  perform arch_private.lend_owner(v_run);
  perform arch_private.record_event(case when v_run.token = 0 then 'run_started' else 'run_taken_over' end, v_plan.project, v_plan.id,
    jsonb_build_object('run', v_run.id, 'direction', v_run.direction, 'token', v_run.token + 1, 'worker', start_run.worker));
  return query select v_run.token + 1, v_run.backend_pid, v_run.backend_start;
end
$$;
comment on function arch_worker.start_run(uuid, text, integer, timestamptz) is
  'Takes a run over: a new token for the caller''s session, and the session that held it before, which the caller ends. Compares the steps with their digest first.';
grant execute on function arch_worker.start_run(uuid, text, integer, timestamptz) to arch_worker;

create or replace function arch_worker.heartbeat(run uuid, token bigint)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs;
begin
  update arch.runs as r set heartbeat_at = clock_timestamp() where r.id = heartbeat.run and r.token = heartbeat.token returning r.* into v_run;
  if not found then
    perform arch_private.raise_error('fenced', format('run %s, token %s', heartbeat.run, heartbeat.token));
  end if;
  return case when v_run.state = 'running' then coalesce(v_run.stop_requested, v_run.state) else v_run.state end;
end
$$;
comment on function arch_worker.heartbeat(uuid, bigint) is 'A sign of life of a run, answered with what people want of it: running, paused, aborted.';
grant execute on function arch_worker.heartbeat(uuid, bigint) to arch_worker;

create or replace function arch_worker.prepare_step(run uuid, token bigint, ordinal integer, secret_sha256 text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_run arch.runs := arch_private.run_of(prepare_step.run, prepare_step.token);
  v_text text;
begin
  perform arch_private.require_execution(v_run, p) from arch.plans as p where p.id = v_run.plan;
  perform arch_private.lend_owner(v_run);
  select arch_private.step_text(l.body, v_run.direction) into v_text from arch_private.run_ledger(v_run.id) as l where l.ordinal = prepare_step.ordinal;
  if v_text is null then
    perform arch_private.raise_error('unknown_object', format('step %s of run %s', prepare_step.ordinal, v_run.id));
  end if;
  insert into arch.run_steps as t (run, ordinal, state, token, attempts, statement_sha256, secret_sha256)
  values (v_run.id, prepare_step.ordinal, 'claimed', v_run.token, 1, encode(sha256(convert_to(v_text, 'UTF8')), 'hex'), prepare_step.secret_sha256)
  on conflict on constraint run_steps_pkey do update
  set state = 'claimed', token = excluded.token, attempts = t.attempts + 1, statement_sha256 = excluded.statement_sha256,
      secret_sha256 = excluded.secret_sha256, error = null, finished_at = null
  where t.state not in ('done', 'undone', 'skipped');
  if not found then
    perform arch_private.raise_error('wrong_state', format('step %s of run %s is done', prepare_step.ordinal, v_run.id));
  end if;
  update arch.runs as r set current_ordinal = prepare_step.ordinal where r.id = v_run.id;
end
$$;
comment on function arch_worker.prepare_step(uuid, bigint, integer, text) is
  'Writes down what is about to be executed, before it is: the approved text''s SHA-256, and that of a secret which only a finished step knows.';
grant execute on function arch_worker.prepare_step(uuid, bigint, integer, text) to arch_worker;

create or replace function arch_run.claim(run uuid, token bigint, ordinal integer, sha256 text)
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs;
  v_step arch.run_steps;
begin
  select r.* into v_run from arch.runs as r where r.id = claim.run;
  select t.* into v_step from arch.run_steps as t where t.run = claim.run and t.ordinal = claim.ordinal;
  if v_run.id is null or v_run.token <> claim.token or v_step.token is distinct from claim.token then
    perform arch_private.raise_error('fenced', format('run %s, step %s, token %s', claim.run, claim.ordinal, claim.token));
  end if;
  if v_run.state <> 'running' or v_step.state <> 'claimed' then
    perform arch_private.raise_error('wrong_state', format('run %s is %s, its step %s is %s', claim.run, v_run.state, claim.ordinal, v_step.state));
  end if;
  if v_step.statement_sha256 <> claim.sha256 then
    perform arch_private.raise_error('not_approved_text', format('run %s, step %s', claim.run, claim.ordinal));
  end if;
end
$$;
comment on function arch_run.claim(uuid, bigint, integer, text) is
  'First in a step''s transaction: this token, this step, this text. Raises fenced (ZA014), wrong_state (ZA007), not_approved_text (ZA015).';
grant execute on function arch_run.claim(uuid, bigint, integer, text) to arch_executor;

create or replace function arch_private.step_of(run uuid, token bigint, ordinal integer, secret text)
returns arch.runs
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.run_of(step_of.run, step_of.token);
begin
  if not exists (
    select 1
    from arch.run_steps as t
    where t.run = v_run.id and t.ordinal = step_of.ordinal and t.token = v_run.token and t.state = 'claimed'
      and t.secret_sha256 = encode(sha256(convert_to(step_of.secret, 'UTF8')), 'hex')
  ) then
    perform arch_private.raise_error('fenced', format('run %s, step %s', step_of.run, step_of.ordinal));
  end if;
  return v_run;
end
$$;
comment on function arch_private.step_of(uuid, bigint, integer, text) is 'The run whose claimed step the caller may record: token and secret must be the prepared ones.';

create or replace function arch_run.record(run uuid, token bigint, ordinal integer, secret text, stall_ms double precision default 0)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.step_of(record.run, record.token, record.ordinal, record.secret);
begin
  update arch.run_steps as t
  set state = case when v_run.direction = 'rollback' then 'undone' else 'done' end,
      stall_ms = greatest(t.stall_ms, round(record.stall_ms::numeric, 1)),
      secret_sha256 = null,
      finished_at = clock_timestamp()
  where t.run = v_run.id and t.ordinal = record.ordinal;
  update arch.runs as r
  set max_stall_ms = greatest(r.max_stall_ms, round(record.stall_ms::numeric, 1)), waiting_for = null, heartbeat_at = clock_timestamp()
  where r.id = v_run.id;
end
$$;
comment on function arch_run.record(uuid, bigint, integer, text, double precision) is
  'Last in a step''s transaction: the step is done (or undone), and commits with its effect or not at all.';
grant execute on function arch_run.record(uuid, bigint, integer, text, double precision) to arch_executor;

create or replace function arch_run.progress(run uuid, token bigint, ordinal integer, secret text, cursor text[], high_water text[], scanned bigint, changed bigint)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.step_of(progress.run, progress.token, progress.ordinal, progress.secret);
begin
  update arch.run_steps as t
  set cursor = to_jsonb(progress.cursor),
      high_water = to_jsonb(progress.high_water),
      rows_scanned = t.rows_scanned + progress.scanned,
      rows_changed = t.rows_changed + progress.changed
  where t.run = v_run.id and t.ordinal = progress.ordinal;
end
$$;
comment on function arch_run.progress(uuid, bigint, integer, text, text[], text[], bigint, bigint) is
  'In a batch''s transaction: how far the backfill is, so that a killed worker goes on after the last committed batch.';
grant execute on function arch_run.progress(uuid, bigint, integer, text, text[], text[], bigint, bigint) to arch_executor;

create or replace function arch_worker.step_noise(run uuid, token bigint, ordinal integer, noise_ms double precision)
returns void
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  update arch.run_steps as t
  set noise_ms = greatest(t.noise_ms, round(step_noise.noise_ms::numeric, 1))
  where t.run = step_noise.run and t.ordinal = step_noise.ordinal and t.token = step_noise.token
$$;
comment on function arch_worker.step_noise(uuid, bigint, integer, double precision) is 'How late a probe that needs no lock was answered while the step ran: the machine''s share of any stall.';
grant execute on function arch_worker.step_noise(uuid, bigint, integer, double precision) to arch_worker;

create or replace function arch_worker.run_waiting(run uuid, token bigint, waiting_for text)
returns void
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  update arch.runs as r
  set waiting_for = run_waiting.waiting_for, heartbeat_at = clock_timestamp()
  where r.id = run_waiting.run and r.token = run_waiting.token and r.state = 'running'
$$;
comment on function arch_worker.run_waiting(uuid, bigint, text) is 'Who holds the run up, by name; null when nobody does any more.';
grant execute on function arch_worker.run_waiting(uuid, bigint, text) to arch_worker;

create or replace function arch_private.end_run(run arch.runs, state text, error text, plan_state text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan arch.plans;
begin
  update arch.runs as r
  set state = end_run.state,
      error = end_run.error,
      stop_requested = null,
      waiting_for = null,
      finished_at = case when end_run.state <> 'paused' then clock_timestamp() end
  where r.id = run.id;
  select p.* into v_plan from arch.plans as p where p.id = run.plan;
  perform arch_private.record_event('run_' || end_run.state, v_plan.project, v_plan.id,
    jsonb_strip_nulls(jsonb_build_object('run', run.id, 'direction', run.direction, 'step', run.current_ordinal, 'error', end_run.error)));
  if v_plan.state <> end_run.plan_state then
    perform arch_private.move_plan(v_plan.id, end_run.plan_state, end_run.error);
  end if;
  perform arch_private.return_owners();
end
$$;
comment on function arch_private.end_run(arch.runs, text, text, text) is 'Ends or pauses a run, moves its plan along and takes back what the executor was lent.';

create or replace function arch_worker.stop_run(run uuid, token bigint)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.run_of(stop_run.run, stop_run.token);
begin
  if v_run.stop_requested is null then
    return v_run.state;
  end if;
  perform arch_private.end_run(v_run, v_run.stop_requested, null, v_run.stop_requested);
  return v_run.stop_requested;
end
$$;
comment on function arch_worker.stop_run(uuid, bigint) is 'The worker has stopped between two steps or batches, as somebody asked: the run and its plan are paused or aborted now.';
grant execute on function arch_worker.stop_run(uuid, bigint) to arch_worker;

create or replace function arch_worker.fail_step(run uuid, token bigint, ordinal integer, reason text, state text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.run_of(fail_step.run, fail_step.token);
begin
  if fail_step.state not in ('failed', 'paused') then
    perform arch_private.raise_error('bad_argument', format('state %s', fail_step.state));
  end if;
  update arch.run_steps as t
  set state = case when fail_step.state = 'failed' then 'failed' else t.state end, error = fail_step.reason, secret_sha256 = null,
      finished_at = case when fail_step.state = 'failed' then clock_timestamp() end
  where t.run = v_run.id and t.ordinal = fail_step.ordinal;
  perform arch_private.end_run(v_run, fail_step.state, fail_step.reason, fail_step.state);
end
$$;
comment on function arch_worker.fail_step(uuid, bigint, integer, text, text) is
  'A step could not be done: the run is failed, or paused where waiting may help (a blocker that did not go away); the reason names the object and the remedy.';
grant execute on function arch_worker.fail_step(uuid, bigint, integer, text, text) to arch_worker;

create or replace function arch_worker.fail_run(run uuid, reason text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs;
  v_refusal text;
begin
  select r.* into v_run from arch.runs as r where r.id = fail_run.run for no key update;
  if v_run.state not in ('queued', 'running') then
    return;
  end if;
  select r.reason into v_refusal from arch.plans as p cross join lateral arch_private.run_refusal(v_run, p) as r
  where p.id = v_run.plan and (r.code <> 'not_approved_text' or p.approval_digest = arch_private.approval_digest(p.id));
  if v_refusal is not null then
    perform arch_private.give_back(v_run, v_refusal);
  else
    perform arch_private.end_run(v_run, 'failed', fail_run.reason, 'failed');
  end if;
end
$$;
comment on function arch_worker.fail_run(uuid, text) is 'A rule refuses the whole run: it fails with the reason instead of being tried for ever; where it is the right to execute that is missing, it is given back.';
grant execute on function arch_worker.fail_run(uuid, text) to arch_worker;

create or replace function arch_worker.stale_run(run uuid, token bigint, reason text, changes jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.run_of(stale_run.run, stale_run.token);
begin
  perform arch_private.record_event('plan_base_changed', (select p.project from arch.plans as p where p.id = v_run.plan), v_run.plan,
    jsonb_build_object('run', v_run.id, 'changes', stale_run.changes));
  perform arch_private.end_run(v_run, 'failed', stale_run.reason, case when v_run.direction = 'forward' then 'stale' else coalesce(v_run.came_from, 'failed') end);
end
$$;
comment on function arch_worker.stale_run(uuid, bigint, text, jsonb) is
  'The database changed where it matters, and nothing was run: a plan to apply is stale, one to complete or roll back is where it was; reason and event say the difference.';
grant execute on function arch_worker.stale_run(uuid, bigint, text, jsonb) to arch_worker;

create or replace function arch_worker.finish_run(run uuid, token bigint, catalog jsonb, fingerprint text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.run_of(finish_run.run, finish_run.token);
  v_plan arch.plans;
  v_version integer;
  v_expected jsonb;
  v_next text;
begin
  select p.* into v_plan from arch.plans as p where p.id = v_run.plan for update;
  if exists (
    select 1
    from arch_private.run_ledger(v_run.id) as l
    where l.state is distinct from case when v_run.direction = 'rollback' then 'undone' else 'done' end
      and not (v_run.direction = 'rollback' and l.body::json -> 'undo' ->> 'kind' = 'inert')
  ) then
    perform arch_private.raise_error('internal', format('run %s has open steps', v_run.id));
  end if;
  v_version := case when v_run.direction = 'rollback' then v_plan.from_version else v_plan.to_version end;
  v_expected := arch_private.expected_catalog(v_plan, finish_run.catalog);
  update arch.schema_versions as s set state = 'superseded' where s.project = v_plan.project and s.state = 'current';
  if v_version is not null then
    insert into arch.schema_versions (project, version, plan, applied_at, catalog, expected, fingerprint)
    values (v_plan.project, v_version, v_plan.id, clock_timestamp(), finish_run.catalog, v_expected, finish_run.fingerprint);
  end if;
  v_next := case
    when v_run.direction = 'rollback' then 'rolled_back'
    when v_run.direction = 'forward' and exists (select 1 from arch.plan_steps as s where s.plan = v_plan.id and s.phase = 'contract') then 'soaking'
    else 'completed'
  end;
  if v_next = 'soaking' then
    update arch.plans as p
    set soak_until = now() + (select y.soak from arch.policy_versions as y where y.version = p.policy_version)
    where p.id = v_plan.id;
  end if;
  perform arch_private.end_run(v_run, 'done', null, v_next);
end
$$;
comment on function arch_worker.finish_run(uuid, bigint, jsonb, text) is
  'All steps of the run are done: what was read back becomes the project''s current schema version, and the plan soaks, is completed or rolled back.';
grant execute on function arch_worker.finish_run(uuid, bigint, jsonb, text) to arch_worker;
