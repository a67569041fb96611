-- Who answers for a run after a resume, and which environments this database was before it was adopted as another one.
alter table arch.runs add column resumed_by uuid;
alter table arch.runs add constraint runs_resumed_by_fkey foreign key (resumed_by) references arch.persons (id);
create index runs_resumed_by_idx on arch.runs (resumed_by);
create table arch_private.former_environments (
  id uuid not null constraint former_environments_pkey primary key,
  name text not null,
  system_identifier text not null,
  tree_size bigint not null,
  ended_at timestamptz not null default now()
);
alter table arch_private.former_environments enable row level security;
