-- What the linter says of a project's schemas, and what people let stand.
-- Reads projects, lint scans, findings, suppressions; writes suppressions, events, jobs.
-- Raises unknown_project (ZA003), unknown_object (ZA006), not_allowed (ZA002), bad_argument (ZA008), wrong_state (ZA007).
create or replace function arch.scan_lints(project text)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_project arch.projects := arch_private.require_project(scan_lints.project);
begin
  perform arch_private.require_role(array['author', 'reviewer', 'approver', 'operator', 'auditor'], v_project.name);
  perform arch_private.enqueue('lint', json_build_object('project', v_project.name), 'lint:' || v_project.name);
  return query select 'asked', concat_ws('. ', format('the worker looks at the schemas of %s; see select * from arch.lints(%L)', v_project.name, v_project.name), arch_private.worker_note());
end
$$;
comment on function arch.scan_lints(text) is 'Asks the linter to look at a project''s schemas now; it looks by itself once a day and after each applied version.';
grant execute on function arch.scan_lints(text) to arch_user;

create or replace function arch.lints(project text, suppressed boolean default false)
returns table (
  key text, level text, rule text, category text, object text, message text, remedy text, fix text, reversible boolean, confidence text, evidence jsonb, state text, reason text,
  first_seen timestamptz, last_seen timestamptz, counters text
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project arch.projects := arch_private.require_project(lints.project);
begin
  return query
  select f.key, f.level, f.rule, f.category, regexp_replace(f.address, ':', ' '), f.message, f.remedy,
    nullif(array_to_string(f.fix, E';\n') || ';', ';'), f.reversible, f.confidence, f.evidence,
    case when s.id is null then f.state else 'suppressed' end,
    arch_private.person_name(s.suppressed_by) || ': ' || s.reason,
    f.first_seen, f.last_seen,
    case when f.reads = 'runtime' then concat_ws(', ', coalesce(format('%s days old', round(c.statistics_days::numeric, 1)), 'of unknown age'), case when c.replicas > 0 then arch_private.counted(c.replicas, 'standby') || ' not asked' end) end
  from arch.lint_findings as f
  left join arch.lint_suppressions as s on s.project = f.project and s.key = f.key and s.ended_at is null
  left join arch.lint_scans as c on c.project = f.project
  where f.project = v_project.name and f.state = 'open' and (lints.suppressed or s.id is null)
  order by array_position(array['error', 'warn', 'info'], f.level), f.key collate "C";
end
$$;
comment on function arch.lints(text, boolean) is
  'What the last look of the linter found in a project''s schemas, worst first: what is the matter, what to do, SQL that mends it, how old the counters are that a runtime rule believed. Suppressed ones only when asked for.';
grant execute on function arch.lints(text, boolean) to arch_user;

create or replace function arch_private.lint_project(key text, project text)
returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_projects text[];
begin
  perform arch_private.require_person();
  select array_agg(p.name order by p.name) into v_projects
  from arch.projects as p
  where p.name = any (arch_private.visible_projects()) and (lint_project.project is null or p.name = lint_project.project)
    and (exists (select from arch.lint_findings as f where f.project = p.name and f.key = lint_project.key)
      or exists (select from arch.requests as r where r.project = p.name and r.result -> 'lints' @> jsonb_build_array(jsonb_build_object('key', lint_project.key))));
  if v_projects is null then
    perform arch_private.raise_error('unknown_object', format('finding %s', coalesce(lint_project.key, 'null')), 'See the column key of select * from arch.lints(…, suppressed => true), or of arch.proposed_lints(…).');
  end if;
  if cardinality(v_projects) > 1 then
    perform arch_private.raise_error('bad_argument', format('project: %s is a finding of %s', lint_project.key, array_to_string(v_projects, ', ')), 'Say which project is meant.');
  end if;
  return v_projects[1];
end
$$;
comment on function arch_private.lint_project(text, text) is 'The one visible project that has a finding of this key; raises unknown_object (ZA006), bad_argument (ZA008).';

create or replace function arch.suppress_lint(key text, because text, project text default null)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project text := arch_private.lint_project(suppress_lint.key, suppress_lint.project);
  v_person uuid := arch_private.require_role(array['author'], v_project);
begin
  if nullif(btrim(suppress_lint.because), '') is null then
    perform arch_private.raise_error('bad_argument', 'because: say why it may stand');
  end if;
  insert into arch.lint_suppressions (project, key, reason, suppressed_by)
  values (v_project, suppress_lint.key, suppress_lint.because, v_person)
  on conflict do nothing;
  if not found then
    perform arch_private.raise_error('wrong_state', format('%s is suppressed already', suppress_lint.key), 'Take it back first: select * from arch.unsuppress_lint(…).');
  end if;
  perform arch_private.record_event('lint_suppressed', v_project, null, jsonb_build_object('key', suppress_lint.key, 'reason', suppress_lint.because));
  return query select 'suppressed', format('it is left out of arch.lints(%L) from now on', v_project);
end
$$;
comment on function arch.suppress_lint(text, text, text) is 'Lets a finding of the linter stand, with why; it survives later scans as long as the object has its name. Authors.';
grant execute on function arch.suppress_lint(text, text, text) to arch_user;

create or replace function arch.unsuppress_lint(key text, project text default null)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_project text := arch_private.lint_project(unsuppress_lint.key, unsuppress_lint.project);
  v_person uuid := arch_private.require_role(array['author'], v_project);
begin
  update arch.lint_suppressions as s
  set ended_by = v_person, ended_at = now()
  where s.project = v_project and s.key = unsuppress_lint.key and s.ended_at is null;
  if not found then
    perform arch_private.raise_error('wrong_state', format('%s is not suppressed', unsuppress_lint.key), 'See select * from arch.lint_suppressions.');
  end if;
  perform arch_private.record_event('lint_unsuppressed', v_project, null, jsonb_build_object('key', unsuppress_lint.key));
  return query select 'open', format('it stands in arch.lints(%L) again, if the last look found it', v_project);
end
$$;
comment on function arch.unsuppress_lint(text, text) is 'Takes a suppression of the linter back; the record of it stays. Authors.';
grant execute on function arch.unsuppress_lint(text, text) to arch_user;
