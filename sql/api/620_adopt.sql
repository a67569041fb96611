-- The two ways out of drift, and whether the detector is awake.
-- Raise not_allowed (ZA002), unknown_object (ZA006), wrong_state (ZA007), bad_argument (ZA008).
create or replace function arch_private.decide_finding(finding text, roles text[], wish text, reason text)
returns arch.findings
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_finding arch.findings;
  v_person uuid;
begin
  perform arch_private.require_person();
  select f.* into v_finding from arch.findings as f
  where f.id = lower(decide_finding.finding) and f.project = any (arch_private.visible_projects())
  for update;
  if not found then
    perform arch_private.raise_error('unknown_object', format('no finding %s', coalesce(decide_finding.finding, 'null')), 'See select * from arch.drift(); what was only just seen is a finding after the next scan.');
  end if;
  v_person := arch_private.require_role(decide_finding.roles, v_finding.project);
  if v_finding.state not in ('open', 'acknowledged') then
    perform arch_private.raise_error('wrong_state', format('drift %s is %s', v_finding.id, v_finding.state), 'See select * from arch.drift().');
  end if;
  if coalesce(btrim(decide_finding.reason), '') = '' then
    perform arch_private.raise_error('bad_argument', 'a decision on drift needs a reason', 'Say why, for who reads it later.');
  end if;
  update arch.findings as f
  set state = 'acknowledged', wish = decide_finding.wish, decided_by = v_person, decided_at = clock_timestamp(), decision_reason = decide_finding.reason
  where f.id = v_finding.id
  returning f.* into v_finding;
  perform arch_private.record_event('drift_to_' || decide_finding.wish, v_finding.project, null,
    jsonb_build_object('finding', v_finding.id, 'address', v_finding.address, 'reason', decide_finding.reason));
  return v_finding;
end
$$;
comment on function arch_private.decide_finding(text, text[], text, text) is 'Notes what was decided on a finding, by whom and why; its state follows when a scan finds that it has happened.';

create or replace function arch.adopt(finding text, because text)
returns table (drift text, state text, model text)
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  select f.id, f.state, f.adopt_patch from arch_private.decide_finding(adopt.finding, array['approver'], 'adopt', adopt.because) as f
$$;
comment on function arch.adopt(text, text) is 'Decides that a change stays; returns what an author writes into the model, then declares and plans. It is adopted when that plan has run. Approvers.';
grant execute on function arch.adopt(text, text) to arch_user;

create or replace function arch.revert(finding text, because text)
returns table (drift text, state text, sql text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_finding arch.findings;
begin
  v_finding := arch_private.decide_finding(revert.finding, array['operator'], 'revert', revert.because);
  if v_finding.revert_sql is null then
    perform arch_private.raise_error('wrong_state', format('no safe way back is known for drift %s', v_finding.id), 'Adopt it, or declare the wished shape as a new model version and plan it.');
  end if;
  return query select v_finding.id, v_finding.state, v_finding.revert_sql;
end
$$;
comment on function arch.revert(text, text) is 'Decides that a change goes away; returns the SQL for the owner of the schema. It is reverted when a scan no longer finds it. Operators.';
grant execute on function arch.revert(text, text) to arch_user;

create or replace function arch_private.detector_mode()
returns table (mode text, note text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select
    case when t.always = 3 and coalesce(current_setting('event_triggers', true), 'on') = 'on' then 'event_trigger' else 'scan_only' end,
    nullif(concat_ws('; ',
      case when t.present < 3 then 'event triggers are not installed: changes are found by the scan only, without who and when' end,
      case when t.present = 3 and t.always < 3 then 'an event trigger is not ENABLE ALWAYS: install again' end,
      case when coalesce(current_setting('event_triggers', true), 'on') <> 'on' then 'event_triggers is off here' end,
      case when t.foreign_owner > 0 then 'the function of an event trigger does not belong to a superuser: treat it as tampering' end,
      (
        select 'event_triggers is set for a role or database: ' || string_agg(coalesce(r.rolname, 'all roles'), ', ')
        from pg_db_role_setting as s
        left join pg_roles as r on r.oid = s.setrole
        where exists (select 1 from unnest(s.setconfig) as c (setting) where c.setting like 'event_triggers=%')
      )
    ), '')
  from (
    select count(*) as present, count(*) filter (where e.evtenabled = 'A') as always, count(*) filter (where not o.rolsuper) as foreign_owner
    from pg_event_trigger as e
    join pg_proc as f on f.oid = e.evtfoid
    join pg_roles as o on o.oid = f.proowner
    where e.evtname in ('arch_ddl_command_end', 'arch_sql_drop', 'arch_table_rewrite') and f.pronamespace = 'arch_private'::regnamespace
  ) as t
$$;
comment on function arch_private.detector_mode() is 'Whether hand-made DDL is seen at once (event_trigger) or by the scan only, and what weakens it.';
