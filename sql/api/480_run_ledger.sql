-- The run ledger: what the worker prepares for each step, and what the executor's session claims and records around it.
-- At-least-once delivery, exactly-once effect: a takeover bumps the token, a step's record commits with the step, whoever holds an old token is fenced.
-- Reads plans, steps and runs; writes run_steps.
-- Raises fenced (ZA014), not_approved_text (ZA015), wrong_state (ZA007), unknown_object (ZA006).
grant usage on schema arch_run to arch_executor;

create or replace function arch_private.run_of(run uuid, token bigint)
returns arch.runs
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs;
begin
  select r.* into v_run from arch.runs as r where r.id = run_of.run for no key update;
  if not found then
    perform arch_private.raise_error('unknown_object', format('run %s', run_of.run));
  end if;
  if v_run.token <> run_of.token then
    perform arch_private.raise_error('fenced', format('run %s, token %s', run_of.run, run_of.token));
  end if;
  if v_run.state <> 'running' then
    perform arch_private.raise_error('wrong_state', format('run %s is %s', run_of.run, v_run.state));
  end if;
  return v_run;
end
$$;
comment on function arch_private.run_of(uuid, bigint) is 'The running run, locked, for whoever holds its token; raises fenced (ZA014) for everybody else.';

create or replace function arch_private.step_text(body text, direction text)
returns text
language sql
immutable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case when step_text.direction = 'rollback' then (step_text.body::json -> 'undo' -> 'run')::text else (step_text.body::json -> 'run')::text end
$$;
comment on function arch_private.step_text(text, text) is 'The approved text of a step''s run, or of its undo''s, byte for byte as it stands in the plan: what the executor''s SHA-256 is compared with.';

create or replace function arch_private.follows_done(plan text, run uuid, ordinal integer)
returns boolean
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  with last_done as (
    select d.ordinal, d.phase
    from arch.plan_steps as d
    join arch.run_steps as t on t.ordinal = d.ordinal and t.state = 'done'
    join arch.runs as o on o.id = t.run and o.plan = d.plan and o.id <> follows_done.run
    where d.plan = follows_done.plan
    order by d.ordinal desc
    limit 1
  )
  select coalesce(bool_and(s.phase = l.phase and s.body::json -> 'run' ->> 'statements' is not distinct from '[]'), false)
  from last_done as l
  join arch.plan_steps as s on s.plan = follows_done.plan and s.ordinal > l.ordinal and s.ordinal <= follows_done.ordinal
$$;
comment on function arch_private.follows_done(text, uuid, integer) is
  'Is a step one that only a rollback works on, and directly behind the last one that was done? The way back of that one may need it, however the run ended.';

create or replace function arch_private.run_ledger(run uuid)
returns table (ordinal integer, body text, state text, cursor jsonb, high_water jsonb)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select s.ordinal, s.body, own.state, own.cursor, own.high_water
  from arch.runs as r
  join arch.plan_steps as s on s.plan = r.plan
  left join lateral (
    select t.state, o.direction, (s.body::json -> 'run' ->> 'kind') as kind
    from arch.run_steps as t
    join arch.runs as o on o.id = t.run
    where o.plan = r.plan and o.id <> r.id and t.ordinal = s.ordinal
    order by coalesce(t.finished_at, t.started_at) desc
    limit 1
  ) as former on true
  left join lateral (
    select
      case when r.direction <> 'rollback' and former.state = 'done' and t.state is null then 'done' else t.state end as state,
      t.cursor,
      t.high_water
    from (select 1) as one
    left join arch.run_steps as t on t.run = r.id and t.ordinal = s.ordinal
  ) as own on true
  where r.id = run_ledger.run
    and case r.direction
      when 'forward' then s.phase <> 'contract'
      when 'complete' then s.phase = 'contract'
      else former.state = 'done'
        or (former.state in ('claimed', 'failed') and former.kind in ('concurrent', 'batches'))
        or (former.state is null and arch_private.follows_done(r.plan, r.id, s.ordinal))
    end
  order by s.ordinal
$$;
comment on function arch_private.run_ledger(uuid) is
  'The steps that are a run''s business, in order, with what is done: everything before contract, the contract phase, or what an earlier run left standing.';

create or replace function arch_worker.prepare_step(run uuid, token bigint, ordinal integer, secret_sha256 text)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
  v_run arch.runs := arch_private.run_of(prepare_step.run, prepare_step.token);
  v_text text;
begin
  perform arch_private.require_execution(v_run, p) from arch.plans as p where p.id = v_run.plan;
  perform arch_private.owner_of(v_run);
  select arch_private.step_text(l.body, v_run.direction) into v_text from arch_private.run_ledger(v_run.id) as l where l.ordinal = prepare_step.ordinal;
  if v_text is null then
    perform arch_private.raise_error('unknown_object', format('step %s of run %s', prepare_step.ordinal, v_run.id));
  end if;
  insert into arch.run_steps as t (run, ordinal, state, token, attempts, statement_sha256, secret_sha256)
  values (v_run.id, prepare_step.ordinal, 'claimed', v_run.token, 1, encode(sha256(convert_to(v_text, 'UTF8')), 'hex'), prepare_step.secret_sha256)
  on conflict on constraint run_steps_pkey do update
  set state = 'claimed', token = excluded.token, attempts = t.attempts + 1, statement_sha256 = excluded.statement_sha256,
      secret_sha256 = excluded.secret_sha256, error = null, finished_at = null
  where t.state not in ('done', 'undone', 'skipped');
  if not found then
    perform arch_private.raise_error('wrong_state', format('step %s of run %s is done', prepare_step.ordinal, v_run.id));
  end if;
  update arch.runs as r set current_ordinal = prepare_step.ordinal where r.id = v_run.id;
end
$$;
comment on function arch_worker.prepare_step(uuid, bigint, integer, text) is
  'Writes down what is about to be executed, before it is: the approved text''s SHA-256, and that of a secret which only a finished step knows.';
grant execute on function arch_worker.prepare_step(uuid, bigint, integer, text) to arch_worker;

create or replace function arch_run.claim(run uuid, token bigint, ordinal integer, sha256 text)
returns void
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs;
  v_step arch.run_steps;
begin
  select r.* into v_run from arch.runs as r where r.id = claim.run;
  select t.* into v_step from arch.run_steps as t where t.run = claim.run and t.ordinal = claim.ordinal;
  if v_run.id is null or v_run.token <> claim.token or v_step.token is distinct from claim.token then
    perform arch_private.raise_error('fenced', format('run %s, step %s, token %s', claim.run, claim.ordinal, claim.token));
  end if;
  if v_run.state <> 'running' or v_step.state <> 'claimed' then
    perform arch_private.raise_error('wrong_state', format('run %s is %s, its step %s is %s', claim.run, v_run.state, claim.ordinal, v_step.state));
  end if;
  if v_step.statement_sha256 <> claim.sha256 then
    perform arch_private.raise_error('not_approved_text', format('run %s, step %s', claim.run, claim.ordinal));
  end if;
end
$$;
comment on function arch_run.claim(uuid, bigint, integer, text) is
  'First in a step''s transaction: this token, this step, this text. Raises fenced (ZA014), wrong_state (ZA007), not_approved_text (ZA015).';
grant execute on function arch_run.claim(uuid, bigint, integer, text) to arch_executor;

create or replace function arch_run.lend_owner(run uuid)
returns name
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs;
  v_owner name;
begin
  select r.* into v_run from arch.runs as r where r.id = lend_owner.run;
  if v_run.state is distinct from 'running' or v_run.backend_pid <> pg_backend_pid() then
    perform arch_private.raise_error('fenced', format('run %s belongs to another session', lend_owner.run));
  end if;
  v_owner := arch_private.owner_of(v_run);
  if not arch_private.may_become(v_owner) then
    execute format('grant %I to arch_executor%s', v_owner, case when current_setting('server_version_num')::integer >= 160000 then ' with inherit false, set true' else '' end);
  end if;
  return v_owner;
end
$$;
comment on function arch_run.lend_owner(uuid) is
  'Makes the executor a member of the project''s owner role, in the statement that becomes it and takes it back: no other session, and no later statement of this one, ever sees it. For the session that holds the run; raises fenced (ZA014), project_owner (ZA013).';
grant execute on function arch_run.lend_owner(uuid) to arch_executor;

create or replace function arch_run.take_owner_back()
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_owner name;
begin
  for v_owner in
    select o.rolname
    from pg_auth_members as m
    join pg_roles as o on o.oid = m.roleid
    where m.member = 'arch_executor'::regrole and m.grantor = 'arch_owner'::regrole
  loop
    execute format('revoke %I from arch_executor', v_owner);
  end loop;
end
$$;
comment on function arch_run.take_owner_back() is 'Takes the executor off whatever role it was lent; what a DBA gave for good stays. What other sessions lent in this moment can''t be seen from here.';
grant execute on function arch_run.take_owner_back() to arch_executor;

create or replace function arch_private.step_of(run uuid, token bigint, ordinal integer, secret text)
returns arch.runs
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.run_of(step_of.run, step_of.token);
begin
  if not exists (
    select 1
    from arch.run_steps as t
    where t.run = v_run.id and t.ordinal = step_of.ordinal and t.token = v_run.token and t.state = 'claimed'
      and t.secret_sha256 = encode(sha256(convert_to(step_of.secret, 'UTF8')), 'hex')
  ) then
    perform arch_private.raise_error('fenced', format('run %s, step %s', step_of.run, step_of.ordinal));
  end if;
  return v_run;
end
$$;
comment on function arch_private.step_of(uuid, bigint, integer, text) is 'The run whose claimed step the caller may record: token and secret must be the prepared ones.';

create or replace function arch_run.record(run uuid, token bigint, ordinal integer, secret text, stall_ms double precision default 0)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.step_of(record.run, record.token, record.ordinal, record.secret);
begin
  update arch.run_steps as t
  set state = case when v_run.direction = 'rollback' then 'undone' else 'done' end,
      stall_ms = greatest(t.stall_ms, round(record.stall_ms::numeric, 1)),
      secret_sha256 = null,
      finished_at = clock_timestamp()
  where t.run = v_run.id and t.ordinal = record.ordinal;
  update arch.runs as r
  set max_stall_ms = greatest(r.max_stall_ms, round(record.stall_ms::numeric, 1)), waiting_for = null, heartbeat_at = clock_timestamp()
  where r.id = v_run.id;
end
$$;
comment on function arch_run.record(uuid, bigint, integer, text, double precision) is
  'Last in a step''s transaction: the step is done (or undone), and commits with its effect or not at all.';
grant execute on function arch_run.record(uuid, bigint, integer, text, double precision) to arch_executor;

create or replace function arch_run.progress(run uuid, token bigint, ordinal integer, secret text, cursor text[], high_water text[], scanned bigint, changed bigint)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_run arch.runs := arch_private.step_of(progress.run, progress.token, progress.ordinal, progress.secret);
begin
  update arch.run_steps as t
  set cursor = to_jsonb(progress.cursor),
      high_water = to_jsonb(progress.high_water),
      rows_scanned = t.rows_scanned + progress.scanned,
      rows_changed = t.rows_changed + progress.changed
  where t.run = v_run.id and t.ordinal = progress.ordinal;
end
$$;
comment on function arch_run.progress(uuid, bigint, integer, text, text[], text[], bigint, bigint) is
  'In a batch''s transaction: how far the backfill is, so that a killed worker goes on after the last committed batch.';
grant execute on function arch_run.progress(uuid, bigint, integer, text, text[], text[], bigint, bigint) to arch_executor;

create or replace function arch_worker.step_noise(run uuid, token bigint, ordinal integer, noise_ms double precision)
returns void
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
  update arch.run_steps as t
  set noise_ms = greatest(t.noise_ms, round(step_noise.noise_ms::numeric, 1))
  where t.run = step_noise.run and t.ordinal = step_noise.ordinal and t.token = step_noise.token
$$;
comment on function arch_worker.step_noise(uuid, bigint, integer, double precision) is 'How late a probe that needs no lock was answered while the step ran: the machine''s share of any stall.';
grant execute on function arch_worker.step_noise(uuid, bigint, integer, double precision) to arch_worker;
