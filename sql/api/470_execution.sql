-- Rights are checked again when something is about to be executed: at the start of a run, at every takeover and before every step.
-- Reads role bindings, approvals, the environment; gives a run that may not go on back to the people.
create or replace function arch_private.environment_moved()
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select format('this database was environment %s on another server (system identifier %s, here %s): it was restored or cloned, and nothing runs until an admin says what it is: select * from arch.adopt_environment(because => ''…'')',
    e.name, e.system_identifier, c.system_identifier)
  from arch.environment as e
  cross join pg_control_system() as c
  where e.system_identifier <> c.system_identifier::text
$$;
comment on function arch_private.environment_moved() is 'What to say and do where this database stands on another server than it was installed on; null where it does not.';

create or replace function arch_private.run_refusal(run arch.runs, plan arch.plans)
returns table (code text, reason text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_person uuid := coalesce(run.resumed_by, run.started_by);
  v_roles text[] := case run.direction when 'complete' then array['operator'] else array['operator', 'break_glass'] end;
  v_reason text := arch_private.environment_moved();
  v_role text := plan.header::jsonb #>> '{session,role}';
  v_owner text := (select j.owner_role from arch.projects as j where j.name = plan.project);
begin
  if v_reason is not null then
    return query select 'environment_moved', v_reason;
    return;
  end if;
  if not exists (select 1 from unnest(v_roles) as r (role) where arch_private.has_role(v_person, r.role, plan.project)) then
    return query select 'not_allowed', format('%s, who asked for this run of %s, is no %s of %s any more. Ask %s to go on',
      arch_private.person_name(v_person), plan.id, array_to_string(v_roles, ' or '), plan.project,
      coalesce((select string_agg(w.name, ' or ' order by w.name) from arch_private.people_with('operator', plan.project) as w), 'an admin to bind an operator (arch.bind_role)'));
    return;
  end if;
  -- The same statements mean something else under another role: what was read and approved names its own.
  if v_owner is distinct from v_role then
    return query select 'not_approved_text', format('%s was planned and approved to run as %s, and project %s belongs to %s since: plan again', plan.id, v_role, plan.project, v_owner);
    return;
  end if;
  -- Approvals are counted until the first step; from then on half a change would stand, which is no safer than a whole one.
  if run.direction = 'forward' and not exists (select 1 from arch.run_steps as s where s.run = run_refusal.run.id) then
    v_reason := arch_private.execution_refusal(plan);
    if v_reason is not null then
      return query select 'not_approved_text', v_reason;
    end if;
  end if;
end
$$;
comment on function arch_private.run_refusal(arch.runs, arch.plans) is
  'Why a run must not start or go on now, with the code to raise: the database moved, whoever asked for it lost the role, the project belongs to another role, the approvals count no more; no row when it may.';

create or replace function arch_private.require_execution(run arch.runs, plan arch.plans)
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_refusal record;
begin
  select r.code, r.reason into v_refusal from arch_private.run_refusal(run, plan) as r;
  if found then
    perform arch_private.raise_error(v_refusal.code, v_refusal.reason);
  end if;
end
$$;
comment on function arch_private.require_execution(arch.runs, arch.plans) is
  'Raises why a run must not start or go on: environment_moved (ZA020), not_allowed (ZA002), not_approved_text (ZA015).';

create or replace function arch_private.give_back(run arch.runs, reason text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_began boolean := exists (select 1 from arch.run_steps as s where s.run = run.id and (s.state in ('done', 'undone') or s.cursor is not null));
begin
  perform arch_private.record_event('run_refused', (select p.project from arch.plans as p where p.id = run.plan), run.plan,
    jsonb_build_object('run', run.id, 'direction', run.direction, 'began', v_began, 'reason', give_back.reason));
  if v_began then
    perform arch_private.end_run(run, 'paused', give_back.reason, 'paused');
    return;
  end if;
  perform arch_private.end_run(run, 'failed', give_back.reason, coalesce(run.came_from, case run.direction when 'forward' then 'approved' when 'complete' then 'soaking' else 'failed' end));
  if run.direction = 'forward' then
    perform arch_private.expire_plan(run.plan);
  end if;
end
$$;
comment on function arch_private.give_back(arch.runs, text) is
  'Ends a run that may not go on: one that changed nothing yet leaves its plan where it was before, approved or submitted; another one is paused, for an operator to resume or roll back.';
