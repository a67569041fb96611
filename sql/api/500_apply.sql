-- Starts, stops and resumes runs of approved plans. People decide here; the worker executes. One run at a time in a project.
-- Raises not_allowed (ZA002), unknown_plan (ZA004), wrong_state (ZA007), bad_argument (ZA008), run_open (ZA010),
-- environment_moved (ZA020).
create or replace function arch_private.lock_for_run(plan text)
returns arch.plans
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan arch.plans;
  v_open arch.plans;
  v_moved text := arch_private.environment_moved();
begin
  if v_moved is not null then
    perform arch_private.raise_error('environment_moved', v_moved);
  end if;
  perform 1 from arch.projects as j join arch.plans as p on p.project = j.name where p.id = lock_for_run.plan for update of j;
  select p.* into v_plan from arch.plans as p where p.id = lock_for_run.plan for update;
  select p.* into v_open
  from arch.plans as p
  where p.project = v_plan.project and p.id <> v_plan.id and p.state in ('running', 'paused', 'soaking', 'completing')
  limit 1;
  if found then
    perform arch_private.raise_error('run_open', format('%s is %s', v_open.id, v_open.state));
  end if;
  return v_plan;
end
$$;
comment on function arch_private.lock_for_run(text) is 'The plan, its project and the plan locked; raises run_open (ZA010) while another plan of the project is under way, environment_moved (ZA020) after a restore.';

create or replace function arch_private.queue_run(plan arch.plans, direction text, person uuid, plan_state text, reason text)
returns uuid
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run uuid;
begin
  insert into arch.runs (plan, direction, started_by, came_from) values (plan.id, queue_run.direction, queue_run.person, plan.state) returning id into v_run;
  perform arch_private.record_event('run_requested', plan.project, plan.id,
    jsonb_strip_nulls(jsonb_build_object('run', v_run, 'direction', queue_run.direction, 'reason', queue_run.reason)));
  perform arch_private.move_plan(plan.id, queue_run.plan_state, queue_run.reason);
  perform arch_private.enqueue('run', json_build_object('run', v_run), 'run:' || v_run);
  return v_run;
end
$$;
comment on function arch_private.queue_run(arch.plans, text, uuid, text, text) is 'A new run of a plan, handed to the worker.';

create or replace function arch_private.last_run(plan text)
returns arch.runs
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select r.* from arch.runs as r where r.plan = last_run.plan order by r.started_at is null and r.finished_at is not null, r.created_at desc limit 1
$$;
comment on function arch_private.last_run(text) is 'The newest run of a plan; one that never began is the last to count.';

create or replace function arch_private.execution_refusal(plan arch.plans)
returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if plan.expires_at <= now() then
    return format('the approval of %s has expired: plan again', plan.id);
  end if;
  if plan.approval_digest is distinct from arch_private.approval_digest(plan.id) then
    return format('%s is not what was approved: its steps, environment or policy changed since', plan.id);
  end if;
  if (select count(*) from arch_private.valid_approvals(plan.id)) < arch_private.quorum_of(plan.id) then
    return format('%s still needs %s: an approval counts no more', plan.id, arch_private.needs_of(plan.id));
  end if;
  return null;
end
$$;
comment on function arch_private.execution_refusal(arch.plans) is 'Why an approved plan must not run now; null when it may. Asked when a run is requested and again before its first step.';

create or replace function arch.apply(id text)
returns table (plan text, state text, run uuid, note text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(apply.id);
  v_person uuid := arch_private.require_role(array['operator', 'break_glass'], v_plan.project);
  v_state text;
  v_run uuid;
begin
  v_plan := arch_private.lock_for_run(v_plan.id);
  if v_plan.state <> 'approved' then
    perform arch_private.raise_error('wrong_state', format('%s is %s; only an approved plan is applied', v_plan.id, v_plan.state),
      case when v_plan.state = 'submitted' then format('It still needs %s.', arch_private.needs_of(v_plan.id)) else nullif(concat_ws('; ', v_plan.reason, arch_private.next_command(v_plan)), '') end);
  end if;
  v_state := arch_private.expire_plan(v_plan.id);
  if v_state <> 'approved' then
    perform arch_private.record_event('apply_refused', v_plan.project, v_plan.id, jsonb_build_object('state', v_state));
    return query select v_plan.id, v_state, null::uuid,
      case v_state when 'submitted' then format('refused: an approval counts no more. It still needs %s.', arch_private.needs_of(v_plan.id)) else 'refused: its approval has expired. Plan again.' end;
    return;
  end if;
  v_run := arch_private.queue_run(v_plan, 'forward', v_person, 'running', null);
  return query select v_plan.id, 'running', v_run, coalesce(arch_private.worker_note(), format('call arch.await(%L)', v_plan.id));
end
$$;
comment on function arch.apply(text) is
  'Runs an approved plan up to its contract phase. Approvals are counted again; the worker compares base and steps before the first one. Operators.';
grant execute on function arch.apply(text) to arch_user;

create or replace function arch.pause(id text)
returns table (plan text, state text, note text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(pause.id);
begin
  perform arch_private.require_role(array['operator', 'break_glass'], v_plan.project);
  return query select * from arch_private.ask_to_stop(v_plan.id, 'paused');
end
$$;
comment on function arch.pause(text) is 'Stops a run before its next step or batch; arch.resume goes on there. Operators.';
grant execute on function arch.pause(text) to arch_user;

create or replace function arch.abort(id text)
returns table (plan text, state text, note text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(abort.id);
begin
  perform arch_private.require_role(array['operator', 'approver', 'break_glass'], v_plan.project);
  return query select * from arch_private.ask_to_stop(v_plan.id, 'aborted');
end
$$;
comment on function arch.abort(text) is 'Ends a run before its next step or batch; what is done stays until arch.rollback. Operators and approvers.';
grant execute on function arch.abort(text) to arch_user;

create or replace function arch_private.ask_to_stop(plan text, stop text)
returns table (plan_id text, state text, note text)
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
  select p.* into v_plan from arch.plans as p where p.id = ask_to_stop.plan;
  select r.* into v_run from arch.runs as r where r.id = (arch_private.last_run(ask_to_stop.plan)).id for no key update;
  if v_plan.state not in ('running', 'completing') and not (ask_to_stop.stop = 'aborted' and v_plan.state in ('paused', 'failed')) or v_run.id is null then
    perform arch_private.raise_error('wrong_state', format('%s is %s and can''t be %s', v_plan.id, v_plan.state, ask_to_stop.stop));
  end if;
  perform arch_private.record_event('stop_requested', v_plan.project, v_plan.id, jsonb_build_object('run', v_run.id, 'stop', ask_to_stop.stop));
  if v_run.state = 'running' then
    update arch.runs as r set stop_requested = ask_to_stop.stop where r.id = v_run.id;
    return query select v_plan.id, v_plan.state, concat_ws('; then ', arch_private.worker_note(), format('it stops before its next step or batch: call arch.await(%L)', v_plan.id));
    return;
  end if;
  perform arch_private.end_run(v_run, ask_to_stop.stop, null, ask_to_stop.stop);
  return query select v_plan.id, ask_to_stop.stop, null::text;
end
$$;
comment on function arch_private.ask_to_stop(text, text) is 'Asks a running run to stop; ends at once one that nobody works on.';

create or replace function arch.resume(id text)
returns table (plan text, state text, note text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(resume.id);
  v_run arch.runs;
  v_state text;
  v_person uuid;
begin
  v_person := arch_private.require_role(array['operator', 'break_glass'], v_plan.project);
  v_plan := arch_private.lock_for_run(v_plan.id);
  select r.* into v_run from arch.runs as r where r.id = (arch_private.last_run(v_plan.id)).id for no key update;
  if v_plan.state not in ('paused', 'failed') or v_run.id is null then
    perform arch_private.raise_error('wrong_state', format('%s is %s; only a paused or failed run is resumed', v_plan.id, v_plan.state));
  end if;
  v_state := case when v_run.direction = 'complete' then 'completing' else 'running' end;
  update arch.runs as r set state = 'queued', resumed_by = v_person, stop_requested = null, error = null, finished_at = null where r.id = v_run.id;
  perform arch_private.record_event('run_resumed', v_plan.project, v_plan.id, jsonb_build_object('run', v_run.id, 'direction', v_run.direction));
  perform arch_private.move_plan(v_plan.id, v_state);
  perform arch_private.enqueue('run', json_build_object('run', v_run.id), 'run:' || v_run.id);
  return query select v_plan.id, v_state, coalesce(arch_private.worker_note(), format('call arch.await(%L)', v_plan.id));
end
$$;
comment on function arch.resume(text) is 'Goes on with a paused or failed run where it stopped. Operators.';
grant execute on function arch.resume(text) to arch_user;
