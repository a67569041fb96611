-- Schema changes that did not come through a plan: what the detector saw, what the scan found, what people say to it.
-- Reads schema versions, DDL events, findings; writes findings, events, jobs.
-- Raises unknown_project (ZA003), unknown_object (ZA006), not_allowed (ZA002), bad_argument (ZA008), wrong_state (ZA007).
create or replace function arch.drift(id text default null)
returns table (finding text, project text, object text, what text, severity text, state text, who text, seen_at timestamptz, where_from text, reason text, revert text, adopt text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
  perform arch_private.require_person();
  return query
  select d.finding, d.project, d.object, d.what, d.severity, d.state, d.who, d.seen_at, d.where_from, d.reason, d.revert, d.adopt
  from (
    select f.id as finding, f.project, replace(f.address, ':', ' ') as object, f.kind as what, f.severity, f.state, f.who, f.seen_at, f.where_from, f.reason, f.revert_sql as revert, f.adopt_patch as adopt
    from arch.findings as f
    where f.state in ('open', 'acknowledged') or f.id = drift.id
    union all
    select v.finding, v.project, v.objects #>> '{0,type}' || ' ' || (v.objects #>> '{0,identity}'), lower(v.tag), 'unknown', 'open', arch_private.actor_text(v), v.at, arch_private.origin_text(v),
      'the scan has not compared it with the applied model yet', null, null
    from arch.ddl_events as v
    where v.finding is not null and v.processed_at is null
  ) as d
  where d.project = any (arch_private.visible_projects()) and (drift.id is null or d.finding = drift.id)
  order by array_position(array['critical', 'high', 'medium', 'unknown', 'low'], d.severity), d.seen_at desc nulls last, d.finding;
end
$$;
comment on function arch.drift(text) is
  'What differs from what was last applied: who, when, from where, how bad and why, the SQL that reverts it, how to adopt it into the model. What the detector just saw stands here before the scan has judged it.';
grant execute on function arch.drift(text) to arch_user;

create or replace function arch_private.actor_text(event arch.ddl_events)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce((select n.display_name from arch.identities as i join arch.person_names as n on n.person_id = i.person_id where i.login = event."session_user"), event."session_user"::text)
    || case when coalesce(event.role_setting, 'none') not in ('none', event."session_user"::text) then ' as ' || event.role_setting else '' end
$$;
comment on function arch_private.actor_text(arch.ddl_events) is 'Who ran a DDL: the person behind the login, else the login; and the role they had set.';

create or replace function arch_private.origin_text(event arch.ddl_events)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when event.id is not null then concat_ws(' ', nullif(event.application_name, ''), coalesce('from ' || host(event.client_addr), 'from this server'), 'pid ' || event.backend_pid) end
$$;
comment on function arch_private.origin_text(arch.ddl_events) is 'Where a DDL came from: application, address, backend.';

create or replace function arch.scan_drift(project text)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_project arch.projects := arch_private.require_project(scan_drift.project);
begin
  perform arch_private.require_role(array['operator', 'author', 'approver', 'auditor', 'reviewer'], v_project.name);
  if not exists (select 1 from arch.schema_versions as s where s.project = v_project.name and s.state = 'current') then
    return query select 'nothing to compare', format('no version of %s has been applied here yet', v_project.name);
    return;
  end if;
  perform arch_private.enqueue('scan', json_build_object('project', v_project.name), 'scan:' || v_project.name);
  return query select 'asked', concat_ws('. ', 'the worker compares the live schema with what was last applied; see select * from arch.drift()', arch_private.worker_note());
end
$$;
comment on function arch.scan_drift(text) is 'Asks for a comparison of the live schema with what was last applied, now instead of within the minute.';
grant execute on function arch.scan_drift(text) to arch_user;

create or replace function arch.acknowledge(finding text, because text)
returns table (state text, reason text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_finding arch.findings;
  v_person uuid;
begin
  perform arch_private.require_person();
  select f.* into v_finding from arch.findings as f where f.id = acknowledge.finding and f.project = any (arch_private.visible_projects()) for update;
  if not found then
    perform arch_private.raise_error('unknown_object', format('finding %s', coalesce(acknowledge.finding, 'null')), 'See select * from arch.drift(). One that was just detected can be acknowledged when the scan has judged it.');
  end if;
  v_person := arch_private.require_role(array['operator'], v_finding.project);
  if nullif(btrim(acknowledge.because), '') is null then
    perform arch_private.raise_error('bad_argument', 'because: say why it may stay');
  end if;
  if v_finding.state <> 'open' then
    perform arch_private.raise_error('wrong_state', format('finding %s is %s', v_finding.id, v_finding.state));
  end if;
  update arch.findings as f set state = 'acknowledged', decided_by = v_person, decided_at = now(), decision_reason = acknowledge.because where f.id = v_finding.id;
  perform arch_private.record_event('drift_acknowledged', v_finding.project, null, jsonb_build_object('finding', v_finding.id, 'address', v_finding.address, 'reason', acknowledge.because));
  return query select 'acknowledged', format('%s stays in the list until it is reverted or adopted into the model', v_finding.id);
end
$$;
comment on function arch.acknowledge(text, text) is 'Says that a drift is known and why it may stay for now; it is not accepted by that. Operators.';
grant execute on function arch.acknowledge(text, text) to arch_user;

create or replace function arch_private.run_open(project text)
returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select 1 from arch.plans as p join arch.runs as r on r.plan = p.id
    where p.project = run_open.project and (r.state in ('queued', 'running', 'paused') or p.state in ('running', 'completing', 'paused', 'failed', 'aborted') and r.finished_at is not null
      and not exists (select 1 from arch.schema_versions as s where s.project = p.project and s.applied_at > r.finished_at))
  )
$$;
comment on function arch_private.run_open(text) is 'Whether a run of ours is under way or stopped half-way: what differs then is not drift.';

create or replace function arch_worker.enqueue_scans()
returns void
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  select arch_private.enqueue('scan', json_build_object('project', s.project), 'scan:' || s.project)
  from arch.schema_versions as s
  where s.state = 'current'
$$;
comment on function arch_worker.enqueue_scans() is 'Asks for a scan of every project that has an applied version.';
grant execute on function arch_worker.enqueue_scans() to arch_worker;

create or replace function arch_worker.scan_input(project text)
returns jsonb
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select jsonb_build_object(
    'project', j.name,
    'schemas', to_jsonb(j.schemas::text[]),
    'settings', m.design -> 'settings',
    'expected', s.catalog,
    'managed', (select jsonb_agg(o.object -> 'address') from jsonb_array_elements(m.design #> '{catalog,objects}') as o (object))
  )
  from arch.projects as j
  join arch.schema_versions as s on s.project = j.name and s.state = 'current'
  join arch.model_versions as m on m.project = s.project and m.version = s.version
  where j.name = scan_input.project and not arch_private.run_open(j.name)
$$;
comment on function arch_worker.scan_input(text) is 'What a scan compares with: what was read back after the last run; null while a run is under way or nothing was applied.';
grant execute on function arch_worker.scan_input(text) to arch_worker;

create or replace function arch_private.event_of(project text, address text)
returns arch.ddl_events
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select v
  from arch.ddl_events as v
  cross join lateral jsonb_array_elements(v.objects) as o (object)
  cross join lateral (select substr(event_of.address, strpos(event_of.address, ':') + 1) as path) as a
  where v.project = event_of.project and v.finding is not null and v.processed_at is null
    and (a.path = o.object ->> 'identity' or starts_with(a.path, (o.object ->> 'identity') || '.') or (o.object ->> 'identity') like '% on ' || regexp_replace(a.path, '\.[^.]+$', ''))
  order by (a.path = o.object ->> 'identity') desc, v.at desc
  limit 1
$$;
comment on function arch_private.event_of(text, text) is 'The newest DDL not yet accounted for that touched an object, or the table that the object is part of.';

create or replace function arch_worker.record_scan(project text, live jsonb, findings jsonb)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_found record;
  v_event arch.ddl_events;
  v_accounted uuid[] := '{}';
  v_id text;
  v_count integer := 0;
begin
  if arch_private.run_open(record_scan.project) then
    return null;
  end if;
  for v_found in
    select f.* from jsonb_to_recordset(record_scan.findings) as f (kind text, address text, severity text, reason text, before jsonb, after jsonb, revert_sql text, adopt_patch text)
    order by f.address
  loop
    v_count := v_count + 1;
    v_event := arch_private.event_of(record_scan.project, v_found.address);
    update arch.findings as f
    set kind = v_found.kind, severity = v_found.severity, reason = v_found.reason, before = v_found.before, after = v_found.after,
        revert_sql = v_found.revert_sql, adopt_patch = v_found.adopt_patch, last_seen = clock_timestamp(),
        who = coalesce(arch_private.actor_text(v_event), f.who), seen_at = coalesce(v_event.at, f.seen_at), where_from = coalesce(arch_private.origin_text(v_event), f.where_from)
    where f.project = record_scan.project and f.address = v_found.address
      and (f.state in ('open', 'acknowledged') or (f.state = 'adopted' and f.after is not distinct from v_found.after));
    if not found then
      v_id := case when v_event.finding is null or exists (select 1 from arch.findings as f where f.id = v_event.finding) then left(md5(gen_random_uuid()::text), 8) else v_event.finding end;
      insert into arch.findings (id, kind, project, address, severity, reason, who, person_id, seen_at, where_from, before, after, revert_sql, adopt_patch, ddl_event)
      values (v_id, v_found.kind, record_scan.project, v_found.address, v_found.severity, v_found.reason, arch_private.actor_text(v_event),
        (select i.person_id from arch.identities as i where i.login = v_event."session_user"), v_event.at, arch_private.origin_text(v_event),
        v_found.before, v_found.after, v_found.revert_sql, v_found.adopt_patch, v_event.id);
      perform arch_private.record_event('drift_found', record_scan.project, null,
        jsonb_strip_nulls(jsonb_build_object('finding', v_id, 'kind', v_found.kind, 'address', v_found.address, 'severity', v_found.severity, 'who', arch_private.actor_text(v_event))));
    end if;
    v_accounted := v_accounted || v_event.id;
  end loop;
  perform arch_private.record_event('drift_gone', f.project, null, jsonb_build_object('finding', f.id, 'address', f.address))
  from arch.findings as f
  where f.project = record_scan.project and f.state in ('open', 'acknowledged', 'adopted')
    and not exists (select 1 from jsonb_array_elements(record_scan.findings) as n (item) where n.item ->> 'address' = f.address);
  update arch.findings as f
  set state = 'gone', last_seen = clock_timestamp()
  where f.project = record_scan.project and f.state in ('open', 'acknowledged', 'adopted')
    and not exists (select 1 from jsonb_array_elements(record_scan.findings) as n (item) where n.item ->> 'address' = f.address);
  -- What was younger than the scan's look at the schema is left for the next one.
  update arch.ddl_events as v
  set processed_at = clock_timestamp()
  where v.project = record_scan.project and v.processed_at is null and (v.id = any (v_accounted) or v.at < clock_timestamp() - interval '10 seconds');
  return v_count;
end
$$;
comment on function arch_worker.record_scan(text, jsonb, jsonb) is
  'Keeps what a scan found: new findings take the id, author and time that the detector noted, known ones are refreshed, those that differ no more are gone. Null, and nothing kept, while a run is under way.';
grant execute on function arch_worker.record_scan(text, jsonb, jsonb) to arch_worker;
