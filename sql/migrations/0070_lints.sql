-- What the linter finds in a project's schemas, and what people let stand.
create table arch.lint_scans (
  project text not null constraint lint_scans_pkey primary key,
  looked_at timestamptz not null,
  statistics_days double precision,
  replicas integer not null default 0,
  findings integer not null,
  constraint lint_scans_project_fkey foreign key (project) references arch.projects (name)
);
alter table arch.lint_scans enable row level security;

create table arch.lint_findings (
  project text not null,
  key text not null,
  rule text not null,
  level text not null constraint lint_findings_level check (level in ('error', 'warn', 'info')),
  category text not null,
  reads text not null constraint lint_findings_reads check (reads in ('static', 'runtime')),
  address text not null,
  message text not null,
  remedy text not null,
  evidence jsonb not null,
  confidence text not null,
  fix text[] not null,
  reversible boolean,
  state text not null default 'open' constraint lint_findings_state check (state in ('open', 'gone')),
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  constraint lint_findings_pkey primary key (project, key),
  constraint lint_findings_project_fkey foreign key (project) references arch.projects (name)
);
alter table arch.lint_findings enable row level security;

create table arch.lint_suppressions (
  id uuid not null constraint lint_suppressions_pkey primary key default gen_random_uuid(),
  project text not null,
  key text not null,
  reason text not null constraint lint_suppressions_reason check (btrim(reason) <> ''),
  suppressed_by uuid not null,
  suppressed_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz,
  constraint lint_suppressions_project_fkey foreign key (project) references arch.projects (name),
  constraint lint_suppressions_suppressed_by_fkey foreign key (suppressed_by) references arch.persons (id),
  constraint lint_suppressions_ended_by_fkey foreign key (ended_by) references arch.persons (id),
  constraint lint_suppressions_ended check ((ended_by is null) = (ended_at is null))
);
create unique index lint_suppressions_standing on arch.lint_suppressions (project, key) where ended_at is null;
create index lint_suppressions_suppressed_by_idx on arch.lint_suppressions (suppressed_by);
create index lint_suppressions_ended_by_idx on arch.lint_suppressions (ended_by);
alter table arch.lint_suppressions enable row level security;
