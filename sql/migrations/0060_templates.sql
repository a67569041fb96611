-- Models to start from. Their rows come with each release (sql/loader/templates-sql.ts), nobody else writes them.
create table arch.templates (
  name text not null constraint templates_pkey primary key,
  description text not null,
  questions text[] not null,
  tenancy text not null,
  entities text[] not null,
  access_patterns text[] not null,
  document text not null,
  model json not null
);
alter table arch.templates enable row level security;
