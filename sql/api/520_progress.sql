-- How far a run is, and what stands in the database since when. Reads only. Raises unknown_plan (ZA004), unknown_project (ZA003).
create or replace function arch.progress(plan text)
returns table (ordinal integer, phase text, what text, state text, done text, stall text, note text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_plan arch.plans := arch_private.require_plan(progress.plan);
begin
  return query
  select
    s.ordinal,
    s.phase,
    s.what,
    case
      when t.state is null and r.current_ordinal = s.ordinal and r.state = 'running' then 'running'
      when t.state = 'claimed' then case when r.state in ('running', 'queued') then 'running' else r.state end
      else coalesce(t.state, 'waits')
    end,
    case
      when t.rows_scanned > 0 then
        to_char(t.rows_scanned, 'FM999,999,999,990') || ' rows'
        || coalesce(format(' of %s (%s %%)', to_char(t.rows_total, 'FM999,999,999,990'), least(100, 100 * t.rows_scanned / nullif(t.rows_total, 0))), '')
    end,
    case when t.stall_ms > 0 then format('%s ms', round(t.stall_ms)) end,
    coalesce(t.error, case when r.current_ordinal = s.ordinal and r.state = 'running' then 'waits for ' || r.waiting_for end)
  from arch.plan_steps as s
  left join lateral (
    select x.* from arch.run_steps as x join arch.runs as o on o.id = x.run
    where o.plan = s.plan and x.ordinal = s.ordinal
    order by o.created_at desc
    limit 1
  ) as t on true
  left join arch.runs as r on r.id = t.run
  where s.plan = v_plan.id
  order by s.ordinal;
end
$$;
comment on function arch.progress(text) is 'How far a plan''s run is: each step''s state, rows done, the longest time it held anybody up, and what it waits for or why it stopped.';
grant execute on function arch.progress(text) to arch_user;

create or replace function arch.versions(project text)
returns table (version text, state text, declared_by text, declared_at timestamptz, plan text, applied_at timestamptz)
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
  select
    'v' || m.version,
    coalesce(s.state, 'declared'),
    arch_private.person_name(m.declared_by),
    m.declared_at,
    s.plan,
    s.applied_at
  from arch.model_versions as m
  left join lateral (
    select v.* from arch.schema_versions as v
    where v.project = m.project and v.version = m.version
    order by v.applied_at desc
    limit 1
  ) as s on true
  where m.project = v_project.name
  order by m.version;
end
$$;
comment on function arch.versions(text) is 'The model versions of a project: declared, current or superseded, by whom, and the plan that brought each.';
grant execute on function arch.versions(text) to arch_user;
