-- The scan's side of drift: what to compare, and the findings that come of it. Who and when come from the event triggers' rows where they saw it.
create or replace function arch_worker.enqueue_scans()
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_project text;
  v_plan text;
begin
  for v_project in select s.project from arch.schema_versions as s where s.state = 'current' loop
    perform arch_private.enqueue('scan', json_build_object('project', v_project), 'scan:' || v_project);
  end loop;
  for v_plan in select p.id from arch.plans as p where p.state in ('submitted', 'approved') and p.expires_at <= now() loop
    perform arch_private.expire_plan(v_plan);
  end loop;
end
$$;
comment on function arch_worker.enqueue_scans() is 'Asks for a scan of every project that stands, and lets time expire plans.';
grant execute on function arch_worker.enqueue_scans() to arch_worker;

create or replace function arch_private.run_under_way(project text)
returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select 1 from arch.plans as p where p.project = run_under_way.project and p.state in ('running', 'paused', 'completing', 'failed', 'aborted')
      and exists (select 1 from arch.runs as r where r.plan = p.id)
      and p.number = (select max(q.number) from arch.plans as q where q.project = p.project and exists (select 1 from arch.runs as r where r.plan = q.id))
  )
$$;
comment on function arch_private.run_under_way(text) is 'Whether the database stands between two versions: a run goes on, or one stopped half-way and was neither resumed nor rolled back.';

create or replace function arch_worker.scan_input(project text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_input jsonb;
begin
  if arch_private.run_under_way(scan_input.project) then
    return null;
  end if;
  select jsonb_build_object(
    'project', j.name,
    'schemas', to_jsonb(j.schemas::text[]),
    'settings', arch_private.settings_of(j.name),
    'expected', s.catalog,
    'managed', (select coalesce(jsonb_agg(o.object -> 'address'), '[]') from jsonb_array_elements(m.design #> '{catalog,objects}') as o (object))
  )
  into v_input
  from arch.projects as j
  join arch.schema_versions as s on s.project = j.name and s.state = 'current'
  join arch.model_versions as m on m.project = s.project and m.version = s.version
  where j.name = scan_input.project;
  if v_input is not null then
    insert into arch.scans as c (project, started_at) values (scan_input.project, clock_timestamp())
    on conflict on constraint scans_pkey do update set started_at = excluded.started_at, finished_at = null;
  end if;
  return v_input;
end
$$;
comment on function arch_worker.scan_input(text) is 'What a scan compares the live catalog with; null when nothing was applied or a run is under way.';
grant execute on function arch_worker.scan_input(text) to arch_worker;

create or replace function arch_private.touches(objects jsonb, address text)
returns boolean
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select 1
    from jsonb_array_elements(touches.objects) as o (object)
    cross join lateral (select substr(touches.address, strpos(touches.address, ':') + 1) as name, o.object ->> 'identity' as identity) as t
    where t.name = t.identity
      or left(t.name, length(t.identity) + 1) = t.identity || '.'
      or left(t.name, length(t.identity) + 1) = t.identity || '('
      or left(t.identity, length(t.name) + 1) = t.name || '.'
      or right(t.identity, length(split_part(t.name, '.', 1) || '.' || split_part(t.name, '.', 2)) + 4) = ' on ' || split_part(t.name, '.', 1) || '.' || split_part(t.name, '.', 2)
  )
$$;
comment on function arch_private.touches(jsonb, text) is 'Whether what an event trigger saw is, holds or belongs to the object of an address.';

create or replace function arch_private.login_and_person(login name)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(
    (select format('%s (login %s)', arch_private.person_name(i.person_id), i.login) from arch.identities as i where i.login = login_and_person.login),
    format('login %s', login_and_person.login)
  )
$$;
comment on function arch_private.login_and_person(name) is 'A login in words, with the person behind it where known.';

create or replace function arch_worker.record_scan(project text, live jsonb, findings jsonb)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_scan arch.scans;
  v_found record;
  v_old arch.findings;
  v_event arch.ddl_events;
  v_new integer := 0;
  v_id text;
  v_since timestamptz;
begin
  select c.* into v_scan from arch.scans as c where c.project = record_scan.project for update;
  select s.applied_at into v_since from arch.schema_versions as s where s.project = record_scan.project and s.state = 'current';
  if v_since is null or v_scan.project is null or v_since > v_scan.started_at or arch_private.run_under_way(record_scan.project) then
    return null;
  end if;
  for v_found in
    select *
    from jsonb_to_recordset(record_scan.findings) as f (
      kind text, address text, severity text, reason text, before jsonb, after jsonb, revert_sql text, adopt_patch text
    )
  loop
    select f.* into v_old
    from arch.findings as f
    where f.project = record_scan.project and f.kind = v_found.kind and f.address = v_found.address and f.state <> 'gone'
    order by f.first_seen desc
    limit 1;
    if v_old.id is not null and v_old.after is not distinct from nullif(v_found.after, 'null') then
      update arch.findings as f
      set last_seen = clock_timestamp(), severity = v_found.severity, reason = v_found.reason, revert_sql = v_found.revert_sql, adopt_patch = v_found.adopt_patch
      where f.id = v_old.id;
      continue;
    end if;
    if v_old.id is not null then
      update arch.findings as f set state = 'gone', last_seen = clock_timestamp() where f.id = v_old.id;
    end if;
    select d.* into v_event
    from arch.ddl_events as d
    where d.run_token is null and d.at >= v_since and arch_private.touches(d.objects, v_found.address)
    order by (v_found.kind = 'drop') = (d.tag like 'DROP%' or exists (select 1 from jsonb_array_elements(d.objects) as o (object) where o.object ->> 'identity' = substr(v_found.address, strpos(v_found.address, ':') + 1))) desc, d.at desc
    limit 1;
    v_id := left(coalesce(v_event.id, gen_random_uuid())::text, 6);
    if exists (select 1 from arch.findings as f where f.id = v_id) then
      v_id := left(replace(gen_random_uuid()::text, '-', ''), 12);
    end if;
    insert into arch.findings (id, kind, project, address, severity, reason, who, person_id, seen_at, where_from, before, after, revert_sql, adopt_patch, ddl_event)
    values (
      v_id, v_found.kind, record_scan.project, v_found.address, v_found.severity, v_found.reason,
      case when v_event.id is not null then arch_private.login_and_person(v_event."session_user") end,
      (select i.person_id from arch.identities as i where i.login = v_event."session_user"),
      v_event.at,
      nullif(concat_ws(' from ', nullif(v_event.application_name, ''), coalesce(host(v_event.client_addr), case when v_event.id is not null then 'a local socket' end)), ''),
      nullif(v_found.before, 'null'), nullif(v_found.after, 'null'), v_found.revert_sql, v_found.adopt_patch, v_event.id
    );
    v_new := v_new + 1;
    perform arch_private.record_event('drift_found', record_scan.project, null,
      jsonb_build_object('finding', v_id, 'kind', v_found.kind, 'address', v_found.address, 'severity', v_found.severity, 'ddl_event', v_event.id));
  end loop;
  for v_old in
    select f.*
    from arch.findings as f
    where f.project = record_scan.project and f.state not in ('gone', 'reverted') and not exists (
      select 1 from jsonb_to_recordset(record_scan.findings) as n (kind text, address text) where n.kind = f.kind and n.address = f.address
    )
  loop
    update arch.findings as f set state = 'gone', last_seen = clock_timestamp() where f.id = v_old.id;
    perform arch_private.record_event('drift_gone', record_scan.project, null, jsonb_build_object('finding', v_old.id, 'address', v_old.address));
  end loop;
  update arch.ddl_events as d
  set processed_at = clock_timestamp()
  where d.processed_at is null and d.at < v_scan.started_at
    and (
      d.run_token is not null
      or exists (
        select 1
        from jsonb_array_elements(d.objects) as o (object)
        join arch.projects as p on p.name = record_scan.project
        where o.object ->> 'schema' is null or (o.object ->> 'schema')::name = any (p.schemas)
      )
    );
  update arch.scans as c set finished_at = clock_timestamp() where c.project = record_scan.project;
  return v_new;
end
$$;
comment on function arch_worker.record_scan(text, jsonb, jsonb) is
  'What a scan found: new findings with who and when, known ones seen again, others gone. Null, and nothing recorded, when a run came in between.';
grant execute on function arch_worker.record_scan(text, jsonb, jsonb) to arch_worker;
