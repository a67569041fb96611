-- Asking for approval, and taking it back. Reads plans, proofs, policies; writes the plan's state and digest, events.
-- Raises unknown_plan (ZA004), not_allowed (ZA002), wrong_state (ZA007), digest_mismatch (ZA017), bad_argument (ZA008).
create or replace function arch.submit(plan text, comment text default null, unproven_because text default null)
returns table (state text, digest text, needs text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(submit.plan);
  v_person uuid := arch_private.require_role(array['author', 'bot'], v_plan.project);
  v_because text := nullif(btrim(submit.unproven_because), '');
begin
  select p.* into strict v_plan from arch.plans as p where p.id = v_plan.id for update;
  if v_plan.state not in ('proved', 'unproven') then
    perform arch_private.raise_error('wrong_state', format('%s is %s; only a proved plan is submitted', v_plan.id, v_plan.state));
  end if;
  if v_plan.state = 'unproven' and v_because is null then
    perform arch_private.raise_error('wrong_state', format('%s is unproven: %s', v_plan.id, v_plan.reason),
      format('Give scratch what it lacks and prove again, or take it on you, visible to every approver: select * from arch.submit(%L, unproven_because => ''…'').', v_plan.id));
  end if;
  if v_plan.steps_digest is distinct from arch_private.steps_digest(v_plan.id) then
    perform arch_private.raise_error('digest_mismatch', v_plan.id);
  end if;
  update arch.plans as p
  set submitted_by = v_person,
      submitted_at = now(),
      comment = nullif(btrim(concat_ws(' ', submit.comment, case when v_plan.state = 'unproven' then format('[unproven: %s; submitted because: %s]', v_plan.reason, v_because) end)), ''),
      approval_digest = arch_private.approval_digest(p.id)
  where p.id = v_plan.id;
  perform arch_private.move_plan(v_plan.id, 'submitted', case when v_plan.state = 'unproven' then v_because end);
  return query
  select p.state, p.approval_digest, arch_private.needs(p.id)
  from arch.plans as p
  where p.id = v_plan.id;
end
$$;
comment on function arch.submit(text, text, text) is
  'Asks for approval. Returns the digest that approvals bind to (what would run, here, on this base) and whom it needs. An unproven plan needs a reason that every approver sees. Authors and bots.';
grant execute on function arch.submit(text, text, text) to arch_user;

create or replace function arch.withdraw(plan text, because text default null)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(withdraw.plan);
begin
  perform arch_private.require_role(array['author', 'bot'], v_plan.project);
  perform arch_private.move_plan(v_plan.id, 'withdrawn', withdraw.because);
  return query select p.state, p.reason from arch.plans as p where p.id = v_plan.id;
end
$$;
comment on function arch.withdraw(text, text) is 'Takes a plan back that has not begun to run; its approvals are void. Authors and bots.';
grant execute on function arch.withdraw(text, text) to arch_user;
