-- Plans the way from what stands in the database to a declared model version. Writes a plan and its request; supersedes open plans.
-- A plan asked for while its model still compiles queues behind it.
-- Raises not_allowed (ZA002), unknown_project (ZA003), unknown_version (ZA005), run_open (ZA010), nothing_to_plan (ZA011).
create or replace function arch_private.contributors(plan text)
returns table (person_id uuid)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  with asked as (
    select p.* from arch.plans as p where p.id = contributors.plan
  ), wished as (
    select m.*
    from asked as p
    join arch.model_versions as m on m.project = p.project and (m.version = p.to_version or m.version > coalesce(p.from_version, 0) and m.version < p.to_version)
  )
  select p.created_by from asked as p
  union
  select p.submitted_by from asked as p where p.override_reason is not null
  union
  select w.declared_by from wished as w
  union
  select m.declared_by
  from wished as w
  join arch.projects as t on t.name = w.project
  join arch.model_versions as m on m.project = t.tenant_of and m.document = w.document
$$;
comment on function arch_private.contributors(text) is
  'Who made a plan, who declared a model version since the last applied one (in the project that a tenant follows too), and who says that it may go on unproven: none of them approves it.';

create or replace function arch_private.supersede_plans(project text, by_plan text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan text;
begin
  for v_plan in
    select p.id from arch.plans as p
    where p.project = supersede_plans.project and p.id <> supersede_plans.by_plan
      and p.state in ('compiling', 'planned', 'proved', 'unproven', 'submitted', 'approved')
    order by p.number
  loop
    perform arch_private.move_plan(v_plan, 'superseded', 'by ' || supersede_plans.by_plan);
  end loop;
end
$$;
comment on function arch_private.supersede_plans(text, text) is 'A project has one open plan: older ones give way, approvals included.';

create or replace function arch_private.plan_row(plan text)
returns table (plan text, model text, steps integer, hazards text, downtime text, proof text, state text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select
    p.id,
    coalesce('v' || p.to_version, 'next'),
    s.steps,
    s.hazards,
    s.downtime,
    case
      when p.state in ('compiling', 'planned') then coalesce(arch_private.worker_note(), case
        when p.state = 'planned' then 'waits for its proof on a scratch server'
        when p.to_version is null then 'waits for its model to be compiled'
        else 'waits for the worker to compile it'
      end)
      when r.ok then format('proved in %s s', round(r.seconds, 1))
      when r.id is not null then 'not proved'
    end,
    p.state
  from arch.plans as p
  left join lateral (
    select
      nullif(count(*), 0)::integer as steps,
      nullif(concat_ws(', ', (
        select string_agg(h.id || case when h.n > 1 then ' ×' || h.n else '' end, ', ' order by h.id)
        from (
          select x.hazard ->> 'id' as id, count(*) as n
          from arch.plan_steps as t cross join lateral jsonb_array_elements(t.hazards) as x (hazard)
          where t.plan = p.id
          group by 1
        ) as h
      )), '') as hazards,
      case
        when count(*) = 0 then null
        when bool_or(not t.brief and t.blocks <> 'nothing') then 'step ' || string_agg(t.ordinal::text, ', ' order by t.ordinal) filter (where not t.brief and t.blocks <> 'nothing')
        else 'none'
      end as downtime
    from arch.plan_steps as t
    where t.plan = p.id
  ) as s on true
  left join lateral (select f.* from arch.proofs as f where f.plan = p.id order by f.created_at desc limit 1) as r on true
  where p.id = plan_row.plan
$$;
comment on function arch_private.plan_row(text) is 'One plan in one line, as the verbs show it.';

create or replace function arch.plan(project text, to_version integer default null)
returns table (plan text, model text, steps integer, hazards text, downtime text, proof text, state text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project arch.projects := arch_private.require_project(plan.project);
  v_person uuid := arch_private.require_role(array['author', 'bot'], plan.project);
  v_from integer;
  v_to integer := plan.to_version;
  v_waits_for uuid;
  v_open arch.plans;
  v_plan text;
begin
  perform 1 from arch.projects as p where p.name = v_project.name for update;
  select p.* into v_open from arch.plans as p where p.project = v_project.name and p.state in ('running', 'paused', 'soaking', 'completing') limit 1;
  if found then
    perform arch_private.raise_error('run_open', format('%s is %s', v_open.id, v_open.state),
      case when v_open.state = 'soaking' then format('select * from arch.complete(%L), or arch.rollback(%L), then plan again.', v_open.id, v_open.id) end);
  end if;
  v_from := arch_private.applied_version(v_project.name);
  if v_to is null then
    select r.id into v_waits_for
    from arch.requests as r
    where r.project = v_project.name and r.kind = 'declare' and r.state = 'compiling'
    order by r.created_at desc
    limit 1;
    if v_waits_for is null then
      select max(m.version) into v_to from arch.model_versions as m where m.project = v_project.name;
    end if;
  end if;
  if v_waits_for is null then
    if not exists (select 1 from arch.model_versions as m where m.project = v_project.name and m.version = v_to) then
      perform arch_private.raise_error('unknown_version', format('%s %s', v_project.name, coalesce('v' || v_to, 'has no model version yet')),
        case when v_to is null then format('Declare one: select * from arch.declare(%L, …).', v_project.name) end);
    end if;
    if v_to = v_from then
      perform arch_private.raise_error('nothing_to_plan', format('%s v%s stands in the database already', v_project.name, v_to));
    end if;
  end if;
  insert into arch.plans (project, from_version, to_version, model_request_id, policy_version, created_by)
  values (v_project.name, v_from, v_to, v_waits_for, (select max(y.version) from arch.policy_versions as y), v_person)
  returning id into v_plan;
  perform arch_private.record_event('plan_requested', v_project.name, v_plan, jsonb_build_object('from_version', v_from, 'to_version', v_to));
  perform arch_private.supersede_plans(v_project.name, v_plan);
  if v_waits_for is null then
    perform arch_private.request_plan(v_plan, v_to);
  end if;
  return query select * from arch_private.plan_row(v_plan);
end
$$;
comment on function arch.plan(text, integer) is
  'Plans the way from what stands to a model version (default: the last declared one). Supersedes the project''s open plan. See arch.steps, arch.script, arch.explain; wait with call arch.await. Authors and bots.';
grant execute on function arch.plan(text, integer) to arch_user;
