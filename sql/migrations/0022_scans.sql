-- When each project was last compared with what was applied.
create table arch.scans (
  project text not null constraint scans_pkey primary key,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  constraint scans_project_fkey foreign key (project) references arch.projects (name)
);
alter table arch.scans enable row level security;
