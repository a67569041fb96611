-- What is governed: projects, requests to the compiler, model versions with their decisions.
create table arch.projects (
  name text not null constraint projects_pkey primary key constraint projects_name_form check (name ~ '^[a-z][a-z0-9_]{0,62}$'),
  schemas name[] not null constraint projects_schemas_some check (cardinality(schemas) >= 1),
  owner_role name not null,
  application_roles name[] not null default '{}',
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint projects_created_by_fkey foreign key (created_by) references arch.persons (id)
);
create index projects_created_by_idx on arch.projects (created_by);
alter table arch.projects enable row level security;

create table arch.role_bindings (
  id uuid not null constraint role_bindings_pkey primary key default gen_random_uuid(),
  person_id uuid not null,
  role text not null constraint role_bindings_role
    check (role in ('viewer', 'author', 'reviewer', 'approver', 'operator', 'auditor', 'admin', 'bot', 'break_glass')),
  project text,
  granted_by uuid,
  reason text not null default '',
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid,
  constraint role_bindings_person_id_fkey foreign key (person_id) references arch.persons (id),
  constraint role_bindings_granted_by_fkey foreign key (granted_by) references arch.persons (id),
  constraint role_bindings_revoked_by_fkey foreign key (revoked_by) references arch.persons (id),
  constraint role_bindings_project_fkey foreign key (project) references arch.projects (name)
);
create index role_bindings_person_id_idx on arch.role_bindings (person_id, role);
create index role_bindings_granted_by_idx on arch.role_bindings (granted_by);
create index role_bindings_revoked_by_idx on arch.role_bindings (revoked_by);
create index role_bindings_project_idx on arch.role_bindings (project);
alter table arch.role_bindings enable row level security;

create table arch.requests (
  id uuid not null constraint requests_pkey primary key default gen_random_uuid(),
  kind text not null constraint requests_kind check (kind in ('check', 'declare', 'plan')),
  project text,
  input text,
  to_version integer,
  state text not null default 'compiling' constraint requests_state check (state in ('compiling', 'done', 'failed')),
  result jsonb,
  issues jsonb not null default '[]' constraint requests_issues_array check (jsonb_typeof(issues) = 'array'),
  warnings jsonb not null default '[]' constraint requests_warnings_array check (jsonb_typeof(warnings) = 'array'),
  requested_by uuid not null,
  compiled_by text constraint requests_compiled_by check (compiled_by in ('plv8', 'worker')),
  bundle_sha256 text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint requests_project_fkey foreign key (project) references arch.projects (name),
  constraint requests_requested_by_fkey foreign key (requested_by) references arch.persons (id)
);
create index requests_project_idx on arch.requests (project, created_at);
create index requests_requested_by_idx on arch.requests (requested_by);
create index requests_compiling_idx on arch.requests (created_at) where state = 'compiling';
alter table arch.requests enable row level security;

create table arch.model_versions (
  project text not null,
  version integer not null constraint model_versions_version_positive check (version > 0),
  document text not null,
  model jsonb not null,
  design jsonb not null,
  model_digest text not null,
  declared_by uuid not null,
  declared_at timestamptz not null default now(),
  request_id uuid not null,
  constraint model_versions_pkey primary key (project, version),
  constraint model_versions_project_fkey foreign key (project) references arch.projects (name),
  constraint model_versions_declared_by_fkey foreign key (declared_by) references arch.persons (id),
  constraint model_versions_request_id_fkey foreign key (request_id) references arch.requests (id)
);
create index model_versions_declared_by_idx on arch.model_versions (declared_by);
create index model_versions_request_id_idx on arch.model_versions (request_id);
alter table arch.model_versions enable row level security;

create table arch.decisions (
  project text not null,
  version integer not null,
  ordinal integer not null,
  subject text not null,
  rule text not null,
  reason text not null,
  cites text[] not null default '{}',
  rejected text,
  cost text,
  constraint decisions_pkey primary key (project, version, ordinal),
  constraint decisions_model_version_fkey foreign key (project, version) references arch.model_versions (project, version)
);
create index decisions_subject_idx on arch.decisions (subject);
alter table arch.decisions enable row level security;
