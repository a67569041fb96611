-- The second gate, and the way back. Reads plans, steps, runs; writes runs, the plan's state, events, one job.
-- Raises unknown_plan (ZA004), not_allowed (ZA002), wrong_state (ZA007).
create or replace function arch.complete(plan text, early_because text default null)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(complete.plan);
  v_person uuid := arch_private.require_role(array['operator'], v_plan.project);
  v_because text := nullif(btrim(complete.early_because), '');
  v_rule text;
  v_reason text;
begin
  select p.* into strict v_plan from arch.plans as p where p.id = v_plan.id for update;
  if v_plan.state <> 'soaking' and not (v_plan.state = 'aborted' and (arch_private.last_run(v_plan.id)).direction = 'complete') then
    perform arch_private.raise_error('wrong_state', format('%s is %s; only a soaking plan is completed', v_plan.id, v_plan.state));
  end if;
  select o.rule, o.reason into v_rule, v_reason from arch_private.run_obstacle(v_plan) as o;
  if v_rule is null and v_plan.soak_until > now() and v_because is null then
    v_rule := 'soak';
    v_reason := format('%s soaks until %s, so that applications can move over; complete it then, or say why not to wait: arch.complete(%L, early_because => ''…'')',
      v_plan.id, to_char(v_plan.soak_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), v_plan.id);
  end if;
  if v_rule is not null then
    return query select * from arch_private.refuse_run(v_plan, 'complete', v_rule, v_reason);
    return;
  end if;
  if v_because is not null then
    perform arch_private.record_event('soak_shortened', v_plan.project, v_plan.id, jsonb_build_object('reason', v_because, 'soak_until', v_plan.soak_until));
  end if;
  perform arch_private.move_plan(v_plan.id, 'completing');
  perform arch_private.queue_run(v_plan, 'complete', v_person);
  return query select * from arch_private.run_answer(v_plan.id, format('takes the former shape away: call arch.await(%L)', v_plan.id));
end
$$;
comment on function arch.complete(text, text) is
  'Runs the contract phase of a soaking plan: the former shape goes. Refused while the policy''s soak time lasts, unless there is a recorded reason. Operators.';
grant execute on function arch.complete(text, text) to arch_user;

create or replace function arch_private.rollback_obstacle(plan arch.plans)
returns table (rule text, reason text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select o.rule, o.reason
  from (
    select string_agg(format('step %s (%s): %s', s.ordinal, s.what, s.body::json -> 'undo' ->> 'reason'), '; ' order by s.ordinal) as steps
    from arch.plan_steps as s
    where s.plan = plan.id and s.undo_kind = 'cannot'
      and (select t.state from arch.run_steps as t join arch.runs as r on r.id = t.run
           where r.plan = plan.id and t.ordinal = s.ordinal order by coalesce(t.finished_at, t.started_at) desc limit 1) = 'done'
  ) as stuck
  cross join (
    select (select p.id from arch.plans as p where p.project = plan.project and p.number > plan.number and p.state in ('running', 'paused', 'soaking', 'completing', 'completed') order by p.number limit 1) as id
  ) as later
  cross join lateral (values
    (1, 'later_plan', later.id is not null, format('%s came after it; roll that one back first', later.id)),
    (2, 'no_way_back', stuck.steps is not null, format('there is no way back from %s', stuck.steps))
  ) as o (rank, rule, applies, reason)
  where o.applies
  order by o.rank
  limit 1
$$;
comment on function arch_private.rollback_obstacle(arch.plans) is 'The first rule by which a plan can''t be taken back; no row when it can.';

create or replace function arch.rollback(plan text, because text default null)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(rollback.plan);
  v_person uuid := arch_private.require_role(array['operator', 'break_glass'], v_plan.project);
  v_rule text;
  v_reason text;
  v_run arch.runs;
begin
  perform 1 from arch.projects as j where j.name = v_plan.project for update;
  select p.* into strict v_plan from arch.plans as p where p.id = v_plan.id for update;
  v_run := arch_private.last_run(v_plan.id);
  if v_plan.state not in ('soaking', 'paused', 'failed', 'aborted', 'completed') or v_run.id is null then
    perform arch_private.raise_error('wrong_state', format('%s is %s; there is nothing to take back%s', v_plan.id, v_plan.state,
      case when v_plan.state in ('running', 'completing') then ' while it runs: pause it first' else '' end));
  end if;
  select o.rule, o.reason into v_rule, v_reason from (
    select 1 as rank, b.* from arch_private.run_obstacle(v_plan) as b
    union all
    select 2, b.* from arch_private.rollback_obstacle(v_plan) as b
  ) as o order by o.rank limit 1;
  if v_rule is not null then
    return query select * from arch_private.refuse_run(v_plan, 'rollback', v_rule, v_reason);
    return;
  end if;
  update arch.runs as r set state = 'aborted', finished_at = clock_timestamp() where r.id = v_run.id and r.state in ('paused', 'queued');
  perform arch_private.record_event('rollback_requested', v_plan.project, v_plan.id, jsonb_strip_nulls(jsonb_build_object('reason', rollback.because)));
  perform arch_private.move_plan(v_plan.id, 'running', 'rolls back' || coalesce(': ' || nullif(btrim(rollback.because), ''), ''));
  perform arch_private.queue_run(v_plan, 'rollback', v_person);
  return query select * from arch_private.run_answer(v_plan.id, format('every finished step is undone, last first: call arch.await(%L)', v_plan.id));
end
$$;
comment on function arch.rollback(text, text) is
  'Takes a plan back by undoing its finished steps, last first; also after it was completed, where archives and the new columns hold what is needed. Refused, with the steps named, where there is no way back. Operators.';
grant execute on function arch.rollback(text, text) to arch_user;
