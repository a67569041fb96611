-- How a run begins and stays alive: the worker takes the token, says that it lives and what it waits for.
-- Reads plans, steps, versions and policy; writes runs and, by move_plan, the plan's state.
-- Raises unknown_object (ZA006), wrong_state (ZA007), fenced (ZA014), not_approved_text (ZA015), project_owner (ZA013), not_allowed (ZA002),
-- environment_moved (ZA020).

create or replace function arch_private.may_become(owner name)
returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return pg_has_role('arch_executor', may_become.owner, case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end);
end
$$;
comment on function arch_private.may_become(name) is 'Whether arch_executor can become this role now, because somebody made it a member for good or because this transaction did.';

create or replace function arch_private.owner_of(run arch.runs)
returns name
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_owner name;
begin
  select j.owner_role into strict v_owner from arch.plans as p join arch.projects as j on j.name = p.project where p.id = run.plan;
  if not arch_private.may_become(v_owner) and not pg_has_role('arch_owner', v_owner, 'member with admin option') then
    perform arch_private.raise_error('project_owner', format('arch_executor, which runs approved plans, can''t become %s', v_owner), arch_private.owner_grant(v_owner));
  end if;
  return v_owner;
end
$$;
comment on function arch_private.owner_of(arch.runs) is 'The role that the statements of a run are executed as; raises project_owner (ZA013) where arch_owner may not give it to the executor.';

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
    'standing', case when r.direction <> 'forward' then (
      select s.catalog
      from arch.schema_versions as s
      where s.plan = p.id and s.state = 'current'
        and not exists (
          select 1
          from arch.run_steps as t
          join arch.runs as o on o.id = t.run
          where o.plan = p.id and o.id <> r.id and coalesce(t.finished_at, t.started_at) > s.applied_at
        )
    ) end,
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
  perform arch_private.owner_of(v_run);
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
