-- The worker's side of the linter. Reads projects, schema versions, lint scans; writes lint scans and findings, jobs.
create or replace function arch_worker.enqueue_lints()
returns void
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  select arch_private.enqueue('lint', json_build_object('project', p.name), 'lint:' || p.name)
  from arch.projects as p
  left join arch.lint_scans as c on c.project = p.name
  where (c.project is null or c.looked_at < now() - interval '1 day' or exists (select 1 from arch.schema_versions as s where s.project = p.name and s.applied_at > c.looked_at))
    and not arch_private.run_open(p.name)
$$;
comment on function arch_worker.enqueue_lints() is 'Asks for a look of the linter at every project whose last one is a day old, or older than what was applied since.';
grant execute on function arch_worker.enqueue_lints() to arch_worker;

create or replace function arch_worker.lint_input(project text)
returns text[]
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select p.schemas::text[] from arch.projects as p where p.name = lint_input.project
$$;
comment on function arch_worker.lint_input(text) is 'The schemas that the linter looks at; null when there is no such project.';
grant execute on function arch_worker.lint_input(text) to arch_worker;

create or replace function arch_worker.record_lints(project text, findings jsonb, statistics_days double precision, replicas integer)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_now timestamptz := clock_timestamp();
  v_count integer;
begin
  insert into arch.lint_findings as f (project, key, rule, level, category, reads, address, message, remedy, evidence, confidence, fix, reversible, state, first_seen, last_seen)
  select record_lints.project, n.key, n.rule, n.level, n.category, n.reads, n.address, n.message, n.remedy, n.evidence, n.confidence, n.fix, n.reversible, 'open', v_now, v_now
  from jsonb_to_recordset(record_lints.findings)
    as n (key text, rule text, level text, category text, reads text, address text, message text, remedy text, evidence jsonb, confidence text, fix text[], reversible boolean)
  on conflict on constraint lint_findings_pkey do update
  set rule = excluded.rule, level = excluded.level, category = excluded.category, reads = excluded.reads, message = excluded.message, remedy = excluded.remedy, evidence = excluded.evidence,
      confidence = excluded.confidence, fix = excluded.fix, reversible = excluded.reversible, state = 'open', last_seen = excluded.last_seen;
  get diagnostics v_count = row_count;
  update arch.lint_findings as f set state = 'gone' where f.project = record_lints.project and f.state = 'open' and f.last_seen < v_now;
  insert into arch.lint_scans as c (project, looked_at, statistics_days, replicas, findings)
  values (record_lints.project, v_now, record_lints.statistics_days, record_lints.replicas, v_count)
  on conflict on constraint lint_scans_pkey do update
  set looked_at = excluded.looked_at, statistics_days = excluded.statistics_days, replicas = excluded.replicas, findings = excluded.findings;
  return v_count;
end
$$;
comment on function arch_worker.record_lints(text, jsonb, double precision, integer) is
  'Keeps what the linter found: known findings keep when they were first seen, those that are not found any more are gone.';
grant execute on function arch_worker.record_lints(text, jsonb, double precision, integer) to arch_worker;
