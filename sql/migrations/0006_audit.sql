-- The audit log: events, the outbox of what is not sealed yet, seals, signed checkpoints. No foreign keys: the log outlives what it tells of.
create table arch.events (
  id uuid not null constraint events_pkey primary key default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  person_id uuid,
  project text,
  plan text,
  detail jsonb not null default '{}',
  xid xid8 not null default pg_current_xact_id(),
  session jsonb not null default '{}'
);
create index events_at_idx on arch.events (at);
create index events_plan_idx on arch.events (plan);
create index events_project_idx on arch.events (project, at);
create index events_person_id_idx on arch.events (person_id);
alter table arch.events enable row level security;

create table arch.event_outbox (
  event_id uuid not null constraint event_outbox_pkey primary key,
  at timestamptz not null default clock_timestamp(),
  constraint event_outbox_event_id_fkey foreign key (event_id) references arch.events (id)
);
alter table arch.event_outbox enable row level security;

create table arch.event_seals (
  leaf bigint not null constraint event_seals_pkey primary key constraint event_seals_leaf_range check (leaf >= 0),
  event_id uuid not null constraint event_seals_event_id_key unique,
  leaf_hash bytea not null constraint event_seals_leaf_hash_length check (length(leaf_hash) = 32),
  sealed_at timestamptz not null default now(),
  constraint event_seals_event_id_fkey foreign key (event_id) references arch.events (id)
);
alter table arch.event_seals enable row level security;

create table arch.checkpoints (
  tree_size bigint not null constraint checkpoints_pkey primary key constraint checkpoints_tree_size_range check (tree_size >= 0),
  root_hash bytea not null constraint checkpoints_root_hash_length check (length(root_hash) = 32),
  signature text not null,
  key_id text not null,
  public_key text,
  created_at timestamptz not null default now()
);
alter table arch.checkpoints enable row level security;
