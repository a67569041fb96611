-- runs as installer
-- The schemas. Everything in them belongs to arch_owner, a role that nobody logs in as and nobody is a member of.
create schema arch authorization arch_owner;
create schema arch_private authorization arch_owner;
create schema arch_run authorization arch_owner;
create schema arch_worker authorization arch_owner;
create schema arch_server authorization arch_owner;

create table arch_private.migrations (
  name text constraint migrations_pkey primary key,
  sha256 text not null constraint migrations_sha256_hex check (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz not null default now()
);
alter table arch_private.migrations owner to arch_owner;
alter table arch_private.migrations enable row level security;
