-- The contract phase through its own gate, and the way back. Write runs and plan states.
-- Raises not_allowed (ZA002), unknown_plan (ZA004), wrong_state (ZA007), bad_argument (ZA008), run_open (ZA010).
create or replace function arch.complete(id text, because text default null)
returns table (plan text, state text, run uuid, note text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(complete.id);
  v_person uuid := arch_private.require_role(array['operator'], v_plan.project);
  v_run uuid;
begin
  v_plan := arch_private.lock_for_run(v_plan.id);
  if v_plan.state <> 'soaking' and not (v_plan.state = 'aborted' and (arch_private.last_run(v_plan.id)).direction = 'complete') then
    perform arch_private.raise_error('wrong_state', format('%s is %s; only a soaking plan is completed', v_plan.id, v_plan.state), arch_private.next_command(v_plan));
  end if;
  if v_plan.soak_until > now() and coalesce(btrim(complete.because), '') = '' then
    perform arch_private.raise_error('bad_argument', format('%s soaks until %s', v_plan.id, to_char(v_plan.soak_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"')),
      format('Wait, or say why not: select * from arch.complete(%L, because => ''…'').', v_plan.id));
  end if;
  perform arch_private.record_event('contract_allowed', v_plan.project, v_plan.id, jsonb_strip_nulls(jsonb_build_object(
    'reason', complete.because,
    'hazards', (select jsonb_agg(s.hazards order by s.ordinal) from arch.plan_steps as s where s.plan = v_plan.id and s.phase = 'contract' and s.hazards <> '[]')
  )));
  v_run := arch_private.queue_run(v_plan, 'complete', v_person, 'completing', complete.because);
  return query select v_plan.id, 'completing', v_run, coalesce(arch_private.worker_note(), format('call arch.await(%L)', v_plan.id));
end
$$;
comment on function arch.complete(text, text) is 'Removes the former shape once nothing uses it: the contract phase, after the soak time, or earlier with a reason. Operators.';
grant execute on function arch.complete(text, text) to arch_user;

-- Tables that a plan made and that have data, `shop.orders, shop.lines`; null for none. Their size is asked, not their rows: those are not ours to read.
create or replace function arch_private.filled_tables(plan arch.plans)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
  select string_agg(format('%I.%I', n.nspname, r.relname), ', ' order by n.nspname, r.relname)
  from jsonb_array_elements(filled_tables.plan.changes) as c
  join pg_namespace as n on n.nspname = c -> 'after' ->> 'schema'
  join pg_class as r on r.relnamespace = n.oid and r.relname = c -> 'after' ->> 'name'
  where c ->> 'kind' = 'create'
    and c -> 'after' ->> 'kind' = 'table'
    and pg_relation_size(r.oid) > 0
$$;
comment on function arch_private.filled_tables(arch.plans) is 'Tables that the plan made and that have data by now, in a row of names; null for none. A size of zero bytes is no data.';

create or replace function arch.rollback(id text, because text default null)
returns table (plan text, state text, run uuid, note text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(rollback.id);
  v_person uuid := arch_private.require_role(array['operator', 'break_glass'], v_plan.project);
  v_run uuid;
  v_cannot text;
  v_newer text;
  v_filled text;
begin
  v_plan := arch_private.lock_for_run(v_plan.id);
  if v_plan.state not in ('soaking', 'paused', 'failed', 'aborted', 'completed') or (arch_private.last_run(v_plan.id)).id is null then
    perform arch_private.raise_error('wrong_state', format('%s is %s and has nothing to roll back', v_plan.id, v_plan.state));
  end if;
  select r.plan into v_newer
  from arch.runs as r
  join arch.plans as p on p.id = r.plan
  where p.project = v_plan.project and p.number > v_plan.number
  order by r.created_at desc
  limit 1;
  if v_newer is not null and (select p.state from arch.plans as p where p.id = v_newer) not in ('rolled_back', 'stale') then
    perform arch_private.raise_error('wrong_state', format('%s ran after %s', v_newer, v_plan.id), format('Roll %s back first.', v_newer));
  end if;
  select string_agg(format('step %s: %s', s.ordinal, s.what), '; ' order by s.ordinal) into v_cannot
  from arch.plan_steps as s
  where s.plan = v_plan.id and s.undo_kind = 'cannot'
    and 'done' = (
      select t.state
      from arch.run_steps as t
      join arch.runs as r on r.id = t.run
      where r.plan = s.plan and t.ordinal = s.ordinal
      order by coalesce(t.finished_at, t.started_at) desc
      limit 1
    );
  if v_cannot is not null then
    perform arch_private.raise_error('wrong_state', format('%s can''t go back behind %s', v_plan.id, v_cannot), 'Declare the former shape as a new model version and plan it.');
  end if;
  v_filled := arch_private.filled_tables(v_plan);
  if v_filled is not null and coalesce(btrim(rollback.because), '') = '' then
    perform arch_private.raise_error('bad_argument', format('%s made tables that hold data by now, and a rollback drops them with every row: %s', v_plan.id, v_filled),
      format('Copy elsewhere what must stay. If the rows may go, say why: select * from arch.rollback(%L, because => ''…'').', v_plan.id));
  end if;
  v_run := arch_private.queue_run(v_plan, 'rollback', v_person, 'running', rollback.because);
  return query select v_plan.id, 'running', v_run, coalesce(arch_private.worker_note(), format('call arch.await(%L)', v_plan.id));
end
$$;
comment on function arch.rollback(text, text) is 'Undoes what a plan''s runs have done, newest step first. Refused behind a step without a way back and behind a newer plan; where tables that it made hold data, only with a reason. Operators.';
grant execute on function arch.rollback(text, text) to arch_user;
