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
    select f.id as finding, f.project, replace(f.address, ':', ' ') as object, f.kind as what, f.severity, f.state, f.who, f.seen_at, f.where_from, concat_ws('; ', f.reason, arch_private.decision_text(f)) as reason, f.revert_sql as revert, f.adopt_patch as adopt
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

create or replace function arch_private.decision_text(finding arch.findings)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case
    when finding.decided_by is not null then format('%s %s: %s', arch_private.person_name(finding.decided_by),
      case finding.wish
        when 'revert' then case when finding.state = 'reverted' then 'had it reverted' else 'wants it reverted' end
        when 'adopt' then case when finding.state = 'adopted' then 'had it adopted' else 'wants it adopted: declare it, plan and apply' end
        else 'knows of it'
      end, finding.decision_reason)
  end
$$;
comment on function arch_private.decision_text(arch.findings) is 'What was decided on a finding, by whom and why; null before anybody did.';

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
    perform arch_private.raise_error('wrong_state', format('finding %s is %s', v_finding.id, v_finding.state), 'See select * from arch.drift().');
  end if;
  update arch.findings as f set state = 'acknowledged', decided_by = v_person, decided_at = now(), decision_reason = acknowledge.because where f.id = v_finding.id;
  perform arch_private.record_event('drift_acknowledged', v_finding.project, null, jsonb_build_object('finding', v_finding.id, 'address', v_finding.address, 'reason', acknowledge.because));
  return query select 'acknowledged', format('%s stays in the list until it is reverted or adopted into the model', v_finding.id);
end
$$;
comment on function arch.acknowledge(text, text) is 'Says that a drift is known and why it may stay for now; it is not accepted by that. Operators.';
grant execute on function arch.acknowledge(text, text) to arch_user;
