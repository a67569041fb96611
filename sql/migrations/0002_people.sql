-- Who is who, who may do what, in which environment, under which policy.
create table arch.environment (
  id uuid not null constraint environment_pkey primary key default gen_random_uuid(),
  name text not null constraint environment_name_length check (length(name) between 1 and 63),
  kind text not null constraint environment_kind check (kind in ('sandbox', 'protected')),
  system_identifier text not null,
  database_name name not null,
  adopted_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
create unique index environment_one_row on arch.environment ((true));
alter table arch.environment enable row level security;

create table arch.persons (
  id uuid not null constraint persons_pkey primary key default gen_random_uuid(),
  kind text not null default 'person' constraint persons_kind check (kind in ('person', 'bot')),
  active boolean not null default true,
  created_at timestamptz not null default now()
);
alter table arch.persons enable row level security;

create table arch.person_names (
  person_id uuid not null constraint person_names_pkey primary key,
  display_name text not null constraint person_names_display_name_length check (length(display_name) between 1 and 200),
  email text constraint person_names_email_length check (length(email) between 3 and 320),
  constraint person_names_person_id_fkey foreign key (person_id) references arch.persons (id)
);
create unique index person_names_display_name_idx on arch.person_names (lower(display_name));
alter table arch.person_names enable row level security;

create table arch.identities (
  login name not null constraint identities_pkey primary key,
  person_id uuid not null,
  created_at timestamptz not null default now(),
  constraint identities_person_id_fkey foreign key (person_id) references arch.persons (id)
);
create index identities_person_id_idx on arch.identities (person_id);
alter table arch.identities enable row level security;

create table arch.tokens (
  id uuid not null constraint tokens_pkey primary key default gen_random_uuid(),
  person_id uuid not null,
  sha256 text not null constraint tokens_sha256_key unique constraint tokens_sha256_hex check (sha256 ~ '^[0-9a-f]{64}$'),
  label text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint tokens_person_id_fkey foreign key (person_id) references arch.persons (id)
);
create index tokens_person_id_idx on arch.tokens (person_id);
alter table arch.tokens enable row level security;

create table arch.policy_versions (
  version integer not null constraint policy_versions_pkey primary key constraint policy_versions_version_positive check (version > 0),
  quorum integer not null default 1 constraint policy_versions_quorum_range check (quorum between 1 and 10),
  approval_valid interval not null default '7 days',
  soak interval not null default '0 seconds',
  archive_keep interval not null default '90 days',
  batch_target_ms integer not null default 50 constraint policy_versions_batch_target_ms_range check (batch_target_ms between 1 and 10000),
  batch_max_rows integer not null default 10000 constraint policy_versions_batch_max_rows_range check (batch_max_rows between 1 and 1000000),
  lock_budget_ms integer not null default 150 constraint policy_versions_lock_budget_ms_range check (lock_budget_ms between 1 and 10000),
  weakened boolean not null default false,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint policy_versions_created_by_fkey foreign key (created_by) references arch.persons (id)
);
create index policy_versions_created_by_idx on arch.policy_versions (created_by);
alter table arch.policy_versions enable row level security;
