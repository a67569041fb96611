-- Puts a plan before its approvers, or takes it back. Writes plan states and events.
-- Raises not_allowed (ZA002), unknown_plan (ZA004), wrong_state (ZA007), bad_argument (ZA008), not_approved_text (ZA015).
create or replace function arch.submit(id text, comment text default null, override text default null)
returns table (plan text, state text, digest text, needs text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(submit.id);
  v_person uuid := arch_private.require_role(array['author', 'bot'], v_plan.project);
  v_digest text;
begin
  select p.* into v_plan from arch.plans as p where p.id = v_plan.id for update;
  if v_plan.state not in ('proved', 'unproven') then
    perform arch_private.raise_error('wrong_state', format('%s is %s; only a proved plan is submitted', v_plan.id, v_plan.state),
      case when v_plan.state in ('compiling', 'planned') then format('Wait for its proof: call arch.await(%L).', v_plan.id) end);
  end if;
  if v_plan.state = 'unproven' and coalesce(btrim(submit.override), '') = '' then
    perform arch_private.raise_error('bad_argument', format('%s is unproven (%s)', v_plan.id, v_plan.reason),
      format('Give scratch what it lacks, or say why it may go on all the same: select * from arch.submit(%L, override => ''…''). Every approver sees that.', v_plan.id));
  end if;
  if arch_private.steps_digest(v_plan.id) is distinct from v_plan.steps_digest then
    perform arch_private.raise_error('not_approved_text', format('the steps of %s are not the ones that were compiled and proved', v_plan.id));
  end if;
  update arch.plans as p
  set comment = submit.comment,
      override_reason = case when v_plan.state = 'unproven' then btrim(submit.override) end,
      submitted_by = v_person,
      submitted_at = now(),
      expires_at = now() + (select y.approval_valid from arch.policy_versions as y where y.version = v_plan.policy_version)
  where p.id = v_plan.id;
  v_digest := arch_private.approval_digest(v_plan.id);
  update arch.plans as p set approval_digest = v_digest where p.id = v_plan.id;
  perform arch_private.move_plan(v_plan.id, 'submitted', case when v_plan.state = 'unproven' then 'unproven: ' || btrim(submit.override) end);
  return query select v_plan.id, 'submitted', left(v_digest, 8) || '…', arch_private.needs_of(v_plan.id);
end
$$;
comment on function arch.submit(text, text, text) is
  'Puts a proved plan before its approvers; from now on it can''t change. An unproven one needs override => why. Authors and bots.';
grant execute on function arch.submit(text, text, text) to arch_user;

create or replace function arch.withdraw(id text, because text default null)
returns table (plan text, state text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(withdraw.id);
begin
  perform arch_private.require_role(array['author'], v_plan.project);
  perform arch_private.move_plan(v_plan.id, 'withdrawn', withdraw.because);
  return query select v_plan.id, 'withdrawn';
end
$$;
comment on function arch.withdraw(text, text) is 'Takes a plan back before it runs, approvals included. Authors.';
grant execute on function arch.withdraw(text, text) to arch_user;
