-- A restored or cloned database is another environment: nothing runs in it until an admin says so, and the log says what was lost on the way.
-- Writes the environment, runs, plans, events. Raises not_allowed (ZA002), bad_argument (ZA008), wrong_state (ZA007).
create or replace function arch.adopt_environment(because text, name text default null, kind text default null)
returns table (environment text, is_kind text, id uuid, note text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_person uuid := arch_private.require_role(array['admin'], null);
  v_former arch.environment;
  v_size bigint;
  v_run arch.runs;
  v_plan text;
  v_ended integer := 0;
begin
  select e.* into v_former from arch.environment as e for update;
  if arch_private.environment_moved() is null and v_former.database_name = current_database() and adopt_environment.name is null then
    perform arch_private.raise_error('wrong_state', format('this database is environment %s, where it was installed', v_former.name),
      'Nothing to adopt. A physical copy on the same server identifier is given a name of its own: select * from arch.adopt_environment(because => ''…'', name => ''…'').');
  end if;
  if coalesce(btrim(adopt_environment.because), '') = '' then
    perform arch_private.raise_error('bad_argument', 'because: say what happened (a restore of which backup, a clone for whom)');
  end if;
  if adopt_environment.kind is not null and adopt_environment.kind not in ('sandbox', 'protected') or v_former.kind = 'protected' and adopt_environment.kind = 'sandbox' and v_former.name = coalesce(adopt_environment.name, v_former.name) then
    perform arch_private.raise_error('bad_argument', format('kind %s', adopt_environment.kind), 'sandbox or protected; a protected environment becomes a sandbox under another name only.');
  end if;
  select count(*) into v_size from arch.event_seals;
  insert into arch_private.former_environments (id, name, system_identifier, tree_size) values (v_former.id, v_former.name, v_former.system_identifier, v_size);
  update arch.environment as e
  set id = gen_random_uuid(), name = coalesce(adopt_environment.name, v_former.name), kind = coalesce(adopt_environment.kind, v_former.kind),
      system_identifier = (select c.system_identifier::text from pg_control_system() as c), database_name = current_database(), adopted_at = now();
  perform arch_private.record_event('history_lost', null, null, jsonb_build_object(
    'former_environment', v_former.id, 'former_system_identifier', v_former.system_identifier, 'sealed', v_size, 'reason', adopt_environment.because));
  for v_run in
    select r.* from arch.runs as r join arch.plans as p on p.id = r.plan where r.state in ('queued', 'running') and p.state in ('running', 'completing') order by r.created_at for update of r
  loop
    perform arch_private.end_run(v_run, 'failed', 'the database was restored or cloned while this ran', 'failed');
    v_ended := v_ended + 1;
  end loop;
  for v_plan in select p.id from arch.plans as p where p.state in ('planned', 'proved', 'unproven', 'submitted', 'approved') order by p.number loop
    perform arch_private.move_plan(v_plan, 'stale', format('it was made in environment %s; this is another one now', v_former.name));
    v_ended := v_ended + 1;
  end loop;
  return query
  select e.name, e.kind, e.id, concat_ws('. ',
    format('Set ENVIRONMENT_ID=%s for its worker', e.id),
    case when v_ended > 0 then format('%s runs and open plans of the former environment ended: resume, roll back or plan again', v_ended) end,
    'Audit events sealed after the copy was taken are not here: the log says history_lost')
  from arch.environment as e;
end
$$;
comment on function arch.adopt_environment(text, text, text) is
  'Says that this restored or cloned database is an environment of its own from now on: a new id, optionally another name or kind. Ends what the former one had open and records history_lost, which the next signed checkpoint covers. Admins.';
grant execute on function arch.adopt_environment(text, text, text) to arch_user;
