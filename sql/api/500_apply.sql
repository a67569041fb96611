-- Starting, pausing, resuming and ending the run of an approved plan. Verbs only ask: the worker executes.
-- Reads plans, approvals, runs; writes runs, the plan's state, events, one job. Raises unknown_plan (ZA004), not_allowed (ZA002), wrong_state (ZA007).
create or replace function arch_private.run_obstacle(plan arch.plans)
returns table (rule text, reason text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select o.rule, o.reason
  from (select 1) as one
  cross join lateral (
    select p.id, p.state
    from arch.plans as p
    where p.project = plan.project and p.id <> plan.id and p.state in ('running', 'paused', 'soaking', 'completing')
    union all
    select null, null
    limit 1
  ) as other
  cross join lateral (values
    (1, 'copied', (select e.system_identifier from arch.environment as e) is distinct from (select c.system_identifier::text from pg_control_system() as c),
      'this database is a copy of the environment it was installed as, so nothing runs here until an admin adopts it (arch.adopt_environment)'),
    (2, 'changed', arch_private.approval_digest(plan.id) is distinct from plan.approval_digest,
      format('what would run is no longer what was approved: withdraw %s and plan again; treat it as tampering', plan.id)),
    (3, 'run_open', other.id is not null, format('%s of this project is %s; let it end, complete it or roll it back first', other.id, other.state))
  ) as o (rank, rule, applies, reason)
  where o.applies
  order by o.rank
  limit 1
$$;
comment on function arch_private.run_obstacle(arch.plans) is 'The first rule by which a plan must not run now, whoever asks; no row when it may.';

create or replace function arch_private.queue_run(plan arch.plans, direction text, person uuid)
returns uuid
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run uuid;
begin
  insert into arch.runs (plan, direction, started_by) values (plan.id, queue_run.direction, queue_run.person) returning id into v_run;
  perform arch_private.record_event('run_requested', plan.project, plan.id, jsonb_build_object('run', v_run, 'direction', queue_run.direction));
  perform arch_private.enqueue('run', json_build_object('run', v_run), 'run:' || v_run);
  return v_run;
end
$$;
comment on function arch_private.queue_run(arch.plans, text, uuid) is 'Writes a run down and asks the worker for it; returns its id.';

create or replace function arch_private.run_answer(plan text, news text)
returns table (state text, reason text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select p.state, concat_ws('. ', run_answer.news, initcap(left(w.note, 1)) || substr(w.note, 2))
  from arch.plans as p
  cross join (select arch_private.worker_note() as note) as w
  where p.id = run_answer.plan
$$;
comment on function arch_private.run_answer(text, text) is 'What a run verb returns: where the plan is now, what happens next, and what is wrong with the worker if anything.';

create or replace function arch_private.last_run(plan text)
returns arch.runs
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select r from arch.runs as r where r.plan = last_run.plan order by r.created_at desc limit 1
$$;
comment on function arch_private.last_run(text) is 'The newest run of a plan.';

create or replace function arch_private.refuse_run(plan arch.plans, verb text, rule text, why text)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform arch_private.record_event(refuse_run.verb || '_refused', plan.project, plan.id, jsonb_build_object('rule', refuse_run.rule, 'reason', refuse_run.why));
  return query select 'refused', refuse_run.why;
end
$$;
comment on function arch_private.refuse_run(arch.plans, text, text, text) is 'A refusal by rule: recorded, and returned as state refused with the reason.';

create or replace function arch.apply(plan text)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(apply.plan);
  v_person uuid := arch_private.require_role(array['operator', 'break_glass'], v_plan.project);
  v_rule text;
  v_reason text;
begin
  perform 1 from arch.projects as j where j.name = v_plan.project for update;
  select p.* into strict v_plan from arch.plans as p where p.id = v_plan.id for update;
  if v_plan.state <> 'approved' then
    perform arch_private.raise_error('wrong_state', format('%s is %s; only an approved plan is applied', v_plan.id, v_plan.state),
      case v_plan.state
        when 'submitted' then 'It needs ' || arch_private.needs(v_plan.id) || '.'
        when 'proved' then format('Submit it: select * from arch.submit(%L).', v_plan.id)
      end);
  end if;
  select o.rule, o.reason into v_rule, v_reason from arch_private.run_obstacle(v_plan) as o;
  if v_rule is null and (select count(*) from arch_private.standing_approvals(v_plan.id)) < arch_private.quorum(v_plan.id) then
    v_rule := 'approvals';
    v_reason := format('approvals of %s have expired or their givers may no longer approve; it needs %s', v_plan.id, arch_private.needs(v_plan.id));
    perform arch_private.move_plan(v_plan.id, 'submitted', v_reason);
  end if;
  if v_rule is not null then
    return query select * from arch_private.refuse_run(v_plan, 'apply', v_rule, v_reason);
    return;
  end if;
  perform arch_private.move_plan(v_plan.id, 'running');
  perform arch_private.queue_run(v_plan, 'forward', v_person);
  return query select * from arch_private.run_answer(v_plan.id, format('runs on the worker: call arch.await(%L), select * from arch.progress(%L)', v_plan.id, v_plan.id));
end
$$;
comment on function arch.apply(text) is
  'Runs an approved plan up to its switch. Rights, approvals and the digest are checked again now. Returns at once; wait with call arch.await. Operators.';
grant execute on function arch.apply(text) to arch_user;

create or replace function arch.pause(plan text)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(pause.plan);
  v_run arch.runs;
begin
  perform arch_private.require_role(array['operator', 'break_glass'], v_plan.project);
  v_run := arch_private.stop_later(v_plan, 'paused');
  return query select * from arch_private.run_answer(v_plan.id,
    case when v_run.state = 'running' then 'stops before its next step or batch' else 'is paused' end || format('; go on with select * from arch.resume(%L)', v_plan.id));
end
$$;
comment on function arch.pause(text) is 'Stops a run between two steps or batches; nothing is undone, applications go on. Operators.';
grant execute on function arch.pause(text) to arch_user;

create or replace function arch_private.stop_later(plan arch.plans, wish text)
returns arch.runs
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.last_run(plan.id);
begin
  select r.* into v_run from arch.runs as r where r.id = v_run.id for update;
  if v_run.id is null or v_run.state not in ('queued', 'running') then
    perform arch_private.raise_error('wrong_state', format('%s is %s and has no run under way', plan.id, plan.state));
  end if;
  if v_run.state = 'queued' then
    perform arch_private.end_run(v_run, stop_later.wish, null, stop_later.wish);
    v_run.state := stop_later.wish;
  else
    update arch.runs as r set stop_requested = stop_later.wish where r.id = v_run.id;
    perform arch_private.record_event('run_stop_requested', plan.project, plan.id, jsonb_build_object('run', v_run.id, 'wish', stop_later.wish));
  end if;
  return v_run;
end
$$;
comment on function arch_private.stop_later(arch.plans, text) is 'Asks the worker to pause or abort at the next boundary; a run that no worker has begun stops at once.';

create or replace function arch.resume(plan text)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(resume.plan);
  v_run arch.runs;
  v_rule text;
  v_reason text;
begin
  perform arch_private.require_role(array['operator', 'break_glass'], v_plan.project);
  select p.* into strict v_plan from arch.plans as p where p.id = v_plan.id for update;
  v_run := arch_private.last_run(v_plan.id);
  if v_plan.state not in ('paused', 'failed') or v_run.id is null then
    perform arch_private.raise_error('wrong_state', format('%s is %s; only a paused or failed run goes on', v_plan.id, v_plan.state));
  end if;
  select o.rule, o.reason into v_rule, v_reason from arch_private.run_obstacle(v_plan) as o;
  if v_rule is not null then
    return query select * from arch_private.refuse_run(v_plan, 'resume', v_rule, v_reason);
    return;
  end if;
  update arch.runs as r set state = 'queued', stop_requested = null, error = null, finished_at = null where r.id = v_run.id;
  perform arch_private.move_plan(v_plan.id, case when v_run.direction = 'complete' then 'completing' else 'running' end);
  perform arch_private.record_event('run_resumed', v_plan.project, v_plan.id, jsonb_build_object('run', v_run.id));
  perform arch_private.enqueue('run', json_build_object('run', v_run.id), 'run:' || v_run.id);
  return query select * from arch_private.run_answer(v_plan.id, format('goes on where it stopped: call arch.await(%L)', v_plan.id));
end
$$;
comment on function arch.resume(text) is 'Goes on with a paused or failed run after its last finished step or batch. Operators.';
grant execute on function arch.resume(text) to arch_user;

create or replace function arch.abort(plan text, because text)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(abort.plan);
  v_run arch.runs;
  v_after text := format('what is done stands: select * from arch.rollback(%L) takes it back', v_plan.id);
begin
  perform arch_private.require_role(array['operator', 'approver', 'break_glass'], v_plan.project);
  if nullif(btrim(abort.because), '') is null then
    perform arch_private.raise_error('bad_argument', 'because: say why');
  end if;
  select p.* into strict v_plan from arch.plans as p where p.id = v_plan.id for update;
  perform arch_private.record_event('abort_requested', v_plan.project, v_plan.id, jsonb_build_object('reason', abort.because));
  if v_plan.state in ('paused', 'failed') then
    v_run := arch_private.last_run(v_plan.id);
    update arch.runs as r set state = 'aborted', finished_at = clock_timestamp() where r.id = v_run.id;
    perform arch_private.move_plan(v_plan.id, 'aborted', abort.because);
  else
    v_run := arch_private.stop_later(v_plan, 'aborted');
    v_after := case when v_run.state = 'running' then 'stops before its next step or batch; ' else '' end || v_after;
  end if;
  return query select * from arch_private.run_answer(v_plan.id, v_after);
end
$$;
comment on function arch.abort(text, text) is 'Ends a run for good between two steps or batches, with a reason. What is done stands until it is rolled back. Operators and approvers.';
grant execute on function arch.abort(text, text) to arch_user;
