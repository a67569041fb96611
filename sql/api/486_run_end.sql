-- How a run ends: done, stopped by a person, failed, or given up because the base moved.
-- Reads runs and plans; writes runs, run_steps, schema_versions and, by move_plan, the plan's state.
-- Raises fenced (ZA014), wrong_state (ZA007), unknown_object (ZA006).

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
end
$$;
comment on function arch_private.end_run(arch.runs, text, text, text) is 'Ends or pauses a run and moves its plan along.';

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
