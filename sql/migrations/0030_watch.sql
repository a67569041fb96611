-- How far each scan has looked, what people want of a finding, and what stands without the drift that was found.
create table arch_private.scans (
  project text not null constraint scans_pkey primary key,
  looked_at timestamptz not null,
  snapshot pg_snapshot not null,
  constraint scans_project_fkey foreign key (project) references arch.projects (name)
);
alter table arch_private.scans enable row level security;
alter table arch.findings add column wish text constraint findings_wish check (wish in ('revert', 'adopt'));
alter table arch.schema_versions add column expected jsonb;
drop function if exists arch_worker.record_scan(text, jsonb, jsonb);
drop function if exists arch_private.event_of(text, text);
drop function if exists arch_private.decide_finding(text, text[], text, text);
