-- What is installed, what it can do here, and which workers were seen.
create table arch.release (
  id uuid not null constraint release_pkey primary key default gen_random_uuid(),
  version text not null,
  bundle_sha256 text,
  files_sha256 text not null,
  installed_at timestamptz not null default clock_timestamp(),
  installed_by name not null default session_user
);
create index release_installed_at_idx on arch.release (installed_at);
alter table arch.release enable row level security;

create table arch.capabilities (
  name text not null constraint capabilities_pkey primary key,
  available boolean not null,
  detail text not null,
  cost text,
  remedy text
);
alter table arch.capabilities enable row level security;

create table arch.errors (
  code text not null constraint errors_pkey primary key,
  sqlstate text not null constraint errors_sqlstate_key unique constraint errors_sqlstate_class check (sqlstate ~ '^ZA[0-9A-Z]{3}$'),
  message text not null,
  hint text not null
);
alter table arch.errors enable row level security;

create table arch.workers (
  id text not null constraint workers_pkey primary key,
  started_at timestamptz not null default now(),
  heartbeat_at timestamptz not null default now(),
  version text,
  bundle_sha256 text,
  postgres_major integer
);
create index workers_heartbeat_at_idx on arch.workers (heartbeat_at);
alter table arch.workers enable row level security;
