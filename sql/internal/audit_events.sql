-- One audit fact: the row and its place in the outbox. No locks, no sequence, no NOTIFY; sealing comes later.
create or replace function arch_private.record_event(kind text, project text, plan text, detail jsonb default '{}', person uuid default null)
returns uuid
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_event uuid;
begin
  insert into arch.events (kind, person_id, project, plan, detail, session)
  values (
    record_event.kind,
    coalesce(record_event.person, arch_private.current_person()),
    record_event.project,
    record_event.plan,
    coalesce(record_event.detail, '{}'),
    jsonb_build_object(
      'login', session_user,
      'role', current_setting('role', true),
      'application', current_setting('application_name', true),
      'address', inet_client_addr(),
      'pid', pg_backend_pid()
    )
  )
  returning id into v_event;
  insert into arch.event_outbox (event_id) values (v_event);
  return v_event;
end
$$;
comment on function arch_private.record_event(text, text, text, jsonb, uuid) is
  'Appends one audit event; returns its id. The person is the acting one, unless the worker does in their name what they asked for.';
