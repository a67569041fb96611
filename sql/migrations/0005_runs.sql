-- Runs of approved plans, the ledger of their steps, and what stands in the database since.
create table arch.runs (
  id uuid not null constraint runs_pkey primary key default gen_random_uuid(),
  plan text not null,
  direction text not null constraint runs_direction check (direction in ('forward', 'complete', 'rollback')),
  state text not null default 'queued' constraint runs_state check (state in ('queued', 'running', 'paused', 'failed', 'done', 'aborted')),
  token bigint not null default 0,
  started_by uuid not null,
  worker text,
  backend_pid integer,
  backend_start timestamptz,
  current_ordinal integer,
  error text,
  waiting_for text,
  max_stall_ms numeric not null default 0,
  stop_requested text constraint runs_stop_requested check (stop_requested in ('paused', 'aborted')),
  created_at timestamptz not null default now(),
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz,
  constraint runs_plan_fkey foreign key (plan) references arch.plans (id),
  constraint runs_started_by_fkey foreign key (started_by) references arch.persons (id)
);
create index runs_plan_idx on arch.runs (plan, created_at);
create index runs_started_by_idx on arch.runs (started_by);
create index runs_open_idx on arch.runs (state) where state in ('queued', 'running', 'paused');
alter table arch.runs enable row level security;

create table arch.run_steps (
  run uuid not null,
  ordinal integer not null,
  state text not null default 'claimed' constraint run_steps_state check (state in ('claimed', 'done', 'undone', 'failed', 'skipped')),
  token bigint not null,
  attempts integer not null default 0,
  statement_sha256 text,
  secret_sha256 text,
  cursor jsonb,
  high_water jsonb,
  rows_scanned bigint not null default 0,
  rows_changed bigint not null default 0,
  rows_total bigint,
  stall_ms numeric,
  error text,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint run_steps_pkey primary key (run, ordinal),
  constraint run_steps_run_fkey foreign key (run) references arch.runs (id)
);
alter table arch.run_steps enable row level security;

create table arch.schema_versions (
  project text not null,
  version integer not null,
  plan text,
  applied_at timestamptz not null default now(),
  catalog jsonb not null,
  fingerprint text not null,
  state text not null default 'current' constraint schema_versions_state check (state in ('current', 'superseded')),
  constraint schema_versions_pkey primary key (project, version, applied_at),
  constraint schema_versions_model_version_fkey foreign key (project, version) references arch.model_versions (project, version),
  constraint schema_versions_plan_fkey foreign key (plan) references arch.plans (id)
);
create unique index schema_versions_one_current on arch.schema_versions (project) where state = 'current';
create index schema_versions_plan_idx on arch.schema_versions (plan);
alter table arch.schema_versions enable row level security;
