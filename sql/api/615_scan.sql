-- The scan's side of drift: what it compares with, whom it names, and what becomes of findings. Called by the worker only.
-- Reads schema versions, DDL events, scans; writes findings, scans, events, jobs.
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
    'expected', coalesce(s.expected, s.catalog),
    'managed', (select jsonb_agg(o.object -> 'address') from jsonb_array_elements(m.design #> '{catalog,objects}') as o (object)),
    'snapshot', pg_current_snapshot()::text
  )
  from arch.projects as j
  join arch.schema_versions as s on s.project = j.name and s.state = 'current'
  join arch.model_versions as m on m.project = s.project and m.version = s.version
  where j.name = scan_input.project and not arch_private.run_open(j.name)
$$;
comment on function arch_worker.scan_input(text) is
  'What a scan compares with, and the snapshot it began at: the catalog read after it shows at least what that snapshot saw. Null while a run is under way or nothing was applied.';
grant execute on function arch_worker.scan_input(text) to arch_worker;

create or replace function arch_private.touches(event arch.ddl_events, address text)
returns boolean
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select 1
    from jsonb_array_elements(event.objects) as o (object)
    cross join lateral (select substr(touches.address, strpos(touches.address, ':') + 1) as path) as a
    where a.path = o.object ->> 'identity'
      or starts_with(a.path, (o.object ->> 'identity') || '.')
      or (o.object ->> 'identity') like '% on ' || regexp_replace(a.path, '\.[^.]+$', '')
  )
$$;
comment on function arch_private.touches(arch.ddl_events, text) is 'Whether a DDL was about an object, or about the table that the object is part of.';

create or replace function arch_private.event_of(project text, address text, snapshot pg_snapshot)
returns arch.ddl_events
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select v
  from arch.ddl_events as v
  where v.project = event_of.project and v.finding is not null and v.processed_at is null and arch_private.touches(v, event_of.address)
  order by
    (v.objects @> jsonb_build_array(jsonb_build_object('identity', substr(event_of.address, strpos(event_of.address, ':') + 1)))) desc,
    pg_visible_in_snapshot(v.xid, event_of.snapshot) desc,
    v.at desc
  limit 1
$$;
comment on function arch_private.event_of(text, text, pg_snapshot) is
  'The newest DDL not yet accounted for that touched an object, or the table that it is part of; rather one that the scan''s snapshot saw than a younger one.';

-- GRANT and REVOKE report no object, so that where nothing but grants differs whoever ran one on that kind of object since the last look is named, all of them where several did.
create or replace function arch_private.granters(project text, address text, snapshot pg_snapshot)
returns table (who text, person uuid, seen_at timestamptz, where_from text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select
    string_agg(distinct arch_private.actor_text(v), ' or '),
    case when count(distinct v."session_user") = 1 then (select i.person_id from arch.identities as i where i.login = min(v."session_user"::text)::name) end,
    max(v.at),
    case when count(*) = 1 then min(arch_private.origin_text(v)) end
  from arch.ddl_events as v
  where v.tag in ('GRANT', 'REVOKE')
    and v.run_token is null
    and pg_visible_in_snapshot(v.xid, granters.snapshot)
    and not coalesce((select pg_visible_in_snapshot(v.xid, c.snapshot) from arch_private.scans as c where c.project = granters.project), false)
    and v.at > (select s.applied_at from arch.schema_versions as s where s.project = granters.project and s.state = 'current')
    and exists (
      select 1
      from jsonb_array_elements(v.objects) as o (object)
      where case split_part(granters.address, ':', 1)
        when 'column' then 'table'
        when 'view' then 'table'
        when 'materialized_view' then 'table'
        when 'procedure' then 'function'
        when 'enum' then 'type'
        when 'domain' then 'type'
        else split_part(granters.address, ':', 1)
      end = replace(replace(lower(o.object ->> 'type'), 'procedure', 'function'), 'routine', 'function')
    )
  having count(*) > 0
$$;
comment on function arch_private.granters(text, text, pg_snapshot) is
  'Who granted or revoked on that kind of object between the last scan and this one; no row when nobody was seen.';

create or replace function arch_private.end_findings(project text, findings jsonb)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_finding arch.findings;
  v_standing arch.schema_versions;
  v_object jsonb;
  v_state text;
begin
  select s.* into v_standing from arch.schema_versions as s where s.project = end_findings.project and s.state = 'current';
  for v_finding in
    select f.* from arch.findings as f
    where f.project = end_findings.project and f.state in ('open', 'acknowledged')
      and not exists (select 1 from jsonb_array_elements(end_findings.findings) as n (item) where n.item ->> 'address' = f.address)
    order by f.id
    for update
  loop
    v_object := (select o.object from jsonb_array_elements(coalesce(v_standing.expected, v_standing.catalog) -> 'objects') as o (object) where o.object ->> 'address' = v_finding.address);
    v_state := case
      when v_standing.applied_at > v_finding.first_seen and v_object is distinct from nullif(v_finding.before, 'null') then 'adopted'
      when v_finding.wish = 'revert' then 'reverted'
      else 'gone'
    end;
    update arch.findings as f set state = v_state, last_seen = clock_timestamp() where f.id = v_finding.id;
    perform arch_private.record_event('drift_' || v_state, v_finding.project, case when v_state = 'adopted' then v_standing.plan end,
      jsonb_build_object('finding', v_finding.id, 'address', v_finding.address));
  end loop;
end
$$;
comment on function arch_private.end_findings(text, jsonb) is
  'Findings that differ no more reach their end: adopted by a version applied since, reverted as decided, or gone by themselves.';

create or replace function arch_worker.record_scan(project text, live jsonb, findings jsonb, snapshot text default null)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_snapshot pg_snapshot := coalesce(record_scan.snapshot::pg_snapshot, pg_current_snapshot());
  v_found record;
  v_event arch.ddl_events;
  v_by record;
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
    v_event := null;
    select null::text as who, null::uuid as person, null::timestamptz as seen_at, null::text as where_from into v_by;
    if v_found.before - 'grants' = v_found.after - 'grants' then
      select g.* into v_by from arch_private.granters(record_scan.project, v_found.address, v_snapshot) as g;
    end if;
    if v_by.who is null then
      v_event := arch_private.event_of(record_scan.project, v_found.address, v_snapshot);
      select arch_private.actor_text(v_event) as who, (select i.person_id from arch.identities as i where i.login = v_event."session_user") as person, v_event.at as seen_at, arch_private.origin_text(v_event) as where_from
      into v_by;
    end if;
    update arch.findings as f
    set kind = v_found.kind, severity = v_found.severity, reason = v_found.reason, before = v_found.before, after = v_found.after,
        revert_sql = v_found.revert_sql, adopt_patch = v_found.adopt_patch, last_seen = clock_timestamp(),
        who = coalesce(v_by.who, f.who), person_id = coalesce(v_by.person, f.person_id), seen_at = coalesce(v_by.seen_at, f.seen_at), where_from = coalesce(v_by.where_from, f.where_from)
    where f.project = record_scan.project and f.address = v_found.address and f.state in ('open', 'acknowledged');
    if not found then
      v_id := case when v_event.finding is null or exists (select 1 from arch.findings as f where f.id = v_event.finding) then left(md5(gen_random_uuid()::text), 8) else v_event.finding end;
      insert into arch.findings (id, kind, project, address, severity, reason, who, person_id, seen_at, where_from, before, after, revert_sql, adopt_patch, ddl_event)
      values (v_id, v_found.kind, record_scan.project, v_found.address, v_found.severity, v_found.reason, v_by.who, v_by.person, v_by.seen_at, v_by.where_from,
        v_found.before, v_found.after, v_found.revert_sql, v_found.adopt_patch, v_event.id);
      perform arch_private.record_event('drift_found', record_scan.project, null,
        jsonb_strip_nulls(jsonb_build_object('finding', v_id, 'kind', v_found.kind, 'address', v_found.address, 'severity', v_found.severity, 'who', v_by.who)));
    end if;
    v_accounted := v_accounted || v_event.id;
  end loop;
  perform arch_private.end_findings(record_scan.project, record_scan.findings);
  -- What was committed after the scan began to look is left for the next one.
  update arch.ddl_events as v
  set processed_at = clock_timestamp()
  where v.project = record_scan.project and v.processed_at is null and (v.id = any (v_accounted) or pg_visible_in_snapshot(v.xid, v_snapshot));
  insert into arch_private.scans as c (project, looked_at, snapshot)
  values (record_scan.project, clock_timestamp(), v_snapshot)
  on conflict on constraint scans_pkey do update set looked_at = excluded.looked_at, snapshot = excluded.snapshot;
  return v_count;
end
$$;
comment on function arch_worker.record_scan(text, jsonb, jsonb, text) is
  'Keeps what a scan found: new findings take the id, author and time that the detector noted, known ones are refreshed, those that differ no more reach their end. The snapshot is scan_input''s. Null, and nothing kept, while a run is under way.';
grant execute on function arch_worker.record_scan(text, jsonb, jsonb, text) to arch_worker;
