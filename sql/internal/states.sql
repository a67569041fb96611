-- The plan's state machine: the moves are rows, drawn in sql/README.md; move_plan is the only function that changes a plan's state.
delete from arch.plan_transitions;
insert into arch.plan_transitions (from_state, to_state, by_verb)
values
  ('compiling', 'planned', 'plan'), ('compiling', 'failed', 'plan'), ('compiling', 'completed', 'plan'),
  ('planned', 'proved', 'prove'), ('planned', 'unproven', 'prove'), ('planned', 'failed', 'prove'), ('unproven', 'proved', 'prove'),
  ('proved', 'submitted', 'submit'), ('unproven', 'submitted', 'submit'),
  ('submitted', 'approved', 'approve'), ('submitted', 'rejected', 'reject'), ('approved', 'rejected', 'reject'),
  ('compiling', 'withdrawn', 'withdraw'), ('planned', 'withdrawn', 'withdraw'), ('proved', 'withdrawn', 'withdraw'),
  ('unproven', 'withdrawn', 'withdraw'), ('submitted', 'withdrawn', 'withdraw'), ('approved', 'withdrawn', 'withdraw'),
  ('compiling', 'superseded', 'plan'), ('planned', 'superseded', 'plan'), ('proved', 'superseded', 'plan'),
  ('unproven', 'superseded', 'plan'), ('submitted', 'superseded', 'plan'), ('approved', 'superseded', 'plan'),
  ('planned', 'stale', 'run'), ('proved', 'stale', 'run'), ('unproven', 'stale', 'run'), ('submitted', 'stale', 'run'),
  ('approved', 'stale', 'run'), ('running', 'stale', 'run'),
  ('submitted', 'expired', 'expire'), ('approved', 'expired', 'expire'), ('approved', 'submitted', 'expire'),
  ('approved', 'running', 'apply'), ('running', 'approved', 'run'),
  ('running', 'soaking', 'run'), ('running', 'completed', 'run'), ('running', 'failed', 'run'), ('running', 'rolled_back', 'run'),
  ('completing', 'completed', 'run'), ('completing', 'failed', 'run'), ('completing', 'soaking', 'run'),
  ('running', 'paused', 'pause'), ('completing', 'paused', 'pause'),
  ('paused', 'running', 'resume'), ('paused', 'completing', 'resume'), ('failed', 'running', 'resume'), ('failed', 'completing', 'resume'),
  ('running', 'aborted', 'abort'), ('completing', 'aborted', 'abort'), ('paused', 'aborted', 'abort'), ('failed', 'aborted', 'abort'),
  ('soaking', 'completing', 'complete'), ('aborted', 'completing', 'complete'),
  ('soaking', 'running', 'rollback'), ('paused', 'running', 'rollback'), ('failed', 'running', 'rollback'), ('aborted', 'running', 'rollback'),
  ('completed', 'running', 'rollback');

create or replace function arch_private.move_plan(plan text, to_state text, reason text default null)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan arch.plans;
begin
  select p.* into v_plan from arch.plans as p where p.id = move_plan.plan for update;
  if not found then
    perform arch_private.raise_error('unknown_plan', coalesce(move_plan.plan, 'null'));
  end if;
  if not exists (select 1 from arch.plan_transitions as t where t.from_state = v_plan.state and t.to_state = move_plan.to_state) then
    perform arch_private.raise_error('wrong_state', format('%s is %s and can''t become %s', v_plan.id, v_plan.state, move_plan.to_state));
  end if;
  update arch.plans as p
  set state = move_plan.to_state,
      reason = move_plan.reason,
      finished_at = case
        when move_plan.to_state in ('completed', 'failed', 'rejected', 'withdrawn', 'stale', 'superseded', 'expired', 'aborted', 'rolled_back') then now()
      end
  where p.id = v_plan.id;
  perform arch_private.record_event('plan_' || move_plan.to_state, v_plan.project, v_plan.id,
    jsonb_strip_nulls(jsonb_build_object('from', v_plan.state, 'to', move_plan.to_state, 'reason', move_plan.reason)));
end
$$;
comment on function arch_private.move_plan(text, text, text) is
  'The only place where a plan''s state changes: checks the move, notes the reason, records the event; raises wrong_state (ZA007).';
