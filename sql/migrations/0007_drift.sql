-- Watching: what the event triggers saw, and the findings made of it and of the scan.
create table arch.ddl_events (
  id uuid not null constraint ddl_events_pkey primary key default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  tag text not null,
  objects jsonb not null default '[]',
  "session_user" name,
  "current_user" name,
  role_setting text,
  application_name text,
  client_addr inet,
  backend_pid integer,
  backend_start timestamptz,
  xid xid8,
  run_token bigint,
  statement text,
  in_extension boolean not null default false,
  processed_at timestamptz
);
create index ddl_events_at_idx on arch.ddl_events (at);
create index ddl_events_unprocessed_idx on arch.ddl_events (at) where processed_at is null;
alter table arch.ddl_events enable row level security;

create table arch.findings (
  id text not null constraint findings_pkey primary key constraint findings_id_hex check (id ~ '^[0-9a-f]{6,16}$'),
  kind text not null,
  project text not null,
  address text not null,
  severity text not null,
  reason text not null default '',
  who text,
  person_id uuid,
  seen_at timestamptz,
  where_from text,
  before jsonb,
  after jsonb,
  revert_sql text,
  adopt_patch text,
  state text not null default 'open' constraint findings_state check (state in ('open', 'acknowledged', 'adopted', 'reverted', 'gone')),
  ddl_event uuid,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  first_seen timestamptz not null default now(),
  last_seen timestamptz not null default now(),
  constraint findings_project_fkey foreign key (project) references arch.projects (name),
  constraint findings_person_id_fkey foreign key (person_id) references arch.persons (id),
  constraint findings_decided_by_fkey foreign key (decided_by) references arch.persons (id),
  constraint findings_ddl_event_fkey foreign key (ddl_event) references arch.ddl_events (id)
);
create index findings_project_idx on arch.findings (project, state);
create index findings_person_id_idx on arch.findings (person_id);
create index findings_decided_by_idx on arch.findings (decided_by);
create index findings_ddl_event_idx on arch.findings (ddl_event);
alter table arch.findings enable row level security;
