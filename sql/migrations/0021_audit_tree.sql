-- Interior nodes of the audit log's tree, and the guards that keep the log append-only for whoever writes.
create table arch.audit_nodes (
  level integer not null constraint audit_nodes_level_range check (level between 1 and 62),
  position bigint not null constraint audit_nodes_position_range check (position >= 0),
  hash bytea not null constraint audit_nodes_hash_length check (length(hash) = 32),
  constraint audit_nodes_pkey primary key (level, position)
);
alter table arch.audit_nodes enable row level security;

create or replace function arch_private.tg_refuse_change()
returns trigger
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform arch_private.raise_error('append_only', format('%s on arch.%s', lower(tg_op), tg_table_name));
  return null;
end
$$;

create trigger events_append_only before update or delete or truncate on arch.events for each statement execute function arch_private.tg_refuse_change();
alter table arch.events enable always trigger events_append_only;
create trigger event_seals_append_only before update or delete or truncate on arch.event_seals for each statement execute function arch_private.tg_refuse_change();
alter table arch.event_seals enable always trigger event_seals_append_only;
create trigger audit_nodes_append_only before update or delete or truncate on arch.audit_nodes for each statement execute function arch_private.tg_refuse_change();
alter table arch.audit_nodes enable always trigger audit_nodes_append_only;
create trigger checkpoints_append_only before update or delete or truncate on arch.checkpoints for each statement execute function arch_private.tg_refuse_change();
alter table arch.checkpoints enable always trigger checkpoints_append_only;
