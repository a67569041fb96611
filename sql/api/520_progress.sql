-- Where a run stands, and which versions stood when. Read only. Raise unknown_person (ZA001), unknown_project (ZA003), unknown_plan (ZA004).
create or replace function arch.progress(id text)
returns table (ordinal integer, phase text, what text, state text, scanned bigint, changed bigint, stall_ms numeric, noise_ms numeric, note text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(progress.id);
begin
  return query
    select s.ordinal, case when arch_private.is_way_back(s.body::jsonb) then 'rollback' else s.phase end, s.what, coalesce(t.state, 'open'), t.rows_scanned, t.rows_changed, t.stall_ms, t.noise_ms,
      coalesce(t.error, case when r.current_ordinal = s.ordinal and r.state = 'running' then r.waiting_for end)
    from arch.plan_steps as s
    left join lateral (
      select x.*
      from arch.run_steps as x
      join arch.runs as o on o.id = x.run
      where o.plan = s.plan and x.ordinal = s.ordinal
      order by coalesce(x.finished_at, x.started_at) desc
      limit 1
    ) as t on true
    left join arch.runs as r on r.id = t.run
    where s.plan = v_plan.id
    order by s.ordinal;
end
$$;
comment on function arch.progress(text) is 'Every step of a plan with its state, rows, what it waits for, how long it held others up (stall_ms), and how long the machine itself did meanwhile (noise_ms).';
grant execute on function arch.progress(text) to arch_user;

create or replace function arch.versions(project text)
returns table (version text, state text, plan text, declared_by text, declared_at timestamptz, applied_at timestamptz)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project arch.projects := arch_private.require_project(versions.project);
begin
  return query
    select 'v' || m.version, coalesce(s.state, 'declared'), s.plan, arch_private.person_name(m.declared_by), m.declared_at, s.applied_at
    from arch.model_versions as m
    left join arch.schema_versions as s on s.project = m.project and s.version = m.version
    where m.project = v_project.name
    order by s.applied_at nulls last, m.version;
end
$$;
comment on function arch.versions(text) is 'Model versions of a project: who declared them, what stood when, through which plan.';
grant execute on function arch.versions(text) to arch_user;
