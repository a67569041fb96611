-- Where a plan stands and what to do now, in one sentence: what arch.await says at the end, at 3 a.m. too. Reads only.
create or replace function arch_private.steps_news(plan text)
returns table (total integer, done integer, stall_ms numeric, now_at text, seconds numeric)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select
    count(*)::integer,
    count(*) filter (where l.state = 'done')::integer,
    (select round(max(r.max_stall_ms)) from arch.runs as r where r.plan = steps_news.plan),
    (
      select format('step %s, %s', s.ordinal, s.what)
      from (select r.current_ordinal from arch.runs as r where r.plan = steps_news.plan order by r.created_at desc limit 1) as last
      join arch.plan_steps as s on s.plan = steps_news.plan and s.ordinal = last.current_ordinal
    ),
    (select round(sum(extract(epoch from coalesce(r.finished_at, clock_timestamp()) - r.started_at)), 1) from arch.runs as r where r.plan = steps_news.plan)
  from arch.plan_steps as s
  left join lateral (
    select t.state
    from arch.run_steps as t
    join arch.runs as r on r.id = t.run
    where r.plan = s.plan and t.ordinal = s.ordinal
    order by coalesce(t.finished_at, t.started_at) desc
    limit 1
  ) as l on true
  where s.plan = steps_news.plan
$$;
comment on function arch_private.steps_news(text) is 'How many steps of a plan are done, the longest stall of its runs, the step they are at, and how long they took.';

create or replace function arch_private.next_command(plan arch.plans)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case
    when plan.state = 'unproven' then format('give scratch what it lacks and plan again, or say why it may go on: select * from arch.submit(%L, override => ''…'')', plan.id)
    when plan.state = 'proved' then format('to put it before its approvers: select * from arch.submit(%L)', plan.id)
    when plan.state = 'submitted' then format('it needs %s: select * from arch.approve(%L, digest => ''%s…'')', arch_private.needs_of(plan.id), plan.id, left(plan.approval_digest, 8))
    when plan.state = 'approved' then format('an operator runs it: select * from arch.apply(%L)', plan.id)
    when plan.state = 'soaking' and plan.soak_until > now()
      then format('from %s on, when every application uses the new shape: select * from arch.complete(%L)', to_char(plan.soak_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"'), plan.id)
    when plan.state = 'soaking' then format('when every application uses the new shape: select * from arch.complete(%L)', plan.id)
    when plan.state in ('paused', 'failed') and r.id is not null
      then format('when the cause is gone: select * from arch.resume(%L); to go back: select * from arch.rollback(%L)', plan.id, plan.id)
    when plan.state = 'aborted' then format('what is done stands; to go back: select * from arch.rollback(%L)', plan.id)
    when plan.state = 'failed' then format('correct what is declared, or what stands in the way, and plan again: select * from arch.plan(%L)', plan.project)
    when plan.state = 'rejected' then 'its author declares and plans again'
    when plan.state in ('stale', 'expired') then format('plan again: select * from arch.plan(%L)', plan.project)
  end
  from (select (arch_private.last_run(plan.id)).id) as r
$$;
comment on function arch_private.next_command(arch.plans) is 'What a person does next with a plan in its state; null where nothing is left to do, or only to wait.';

create or replace function arch_private.plan_news(plan arch.plans)
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select concat_ws('; ',
    case
      when plan.state = 'compiling' then format('%s is compiling%s', plan.id, case when plan.to_version is null then ': its model comes first' else '' end)
      when plan.state = 'planned' then format('%s is planned and waits for its proof on a scratch server', plan.id)
      when plan.state = 'proved' then format('%s proved in %s s: %s forward, %s back, locks as planned', plan.id, round(r.seconds, 1), arch_private.counted(r.forward_steps, 'step'), r.back_steps)
      when plan.state = 'running' and (arch_private.last_run(plan.id)).direction = 'rollback'
        then format('%s is being rolled back: %s of %s still stand%s', plan.id, s.done, arch_private.counted(s.total, 'step'), coalesce(', at ' || s.now_at, ''))
      when plan.state in ('running', 'completing') then format('%s is %s: %s of %s done%s', plan.id, plan.state, s.done, arch_private.counted(s.total, 'step'), coalesce(', at ' || s.now_at, ''))
      when plan.state = 'soaking' then format('%s is soaking: %s of %s done, longest stall %s ms', plan.id, s.done, arch_private.counted(s.total, 'step'), coalesce(s.stall_ms, 0)) || coalesce('; ' || rtrim(plan.reason, '.'), '')
      when plan.state = 'completed' and s.total > 0
        then format('%s completed: v%s stands; %s in %s s, longest stall %s ms', plan.id, plan.to_version, arch_private.counted(s.total, 'step'), s.seconds, coalesce(s.stall_ms, 0))
      when plan.state = 'completed' then format('%s completed: %s', plan.id, coalesce(plan.reason, 'there was nothing to change'))
      when plan.state = 'rolled_back'
        then format('%s is rolled back: %s', plan.id, case when plan.from_version is null then 'nothing of it stands any more' else format('v%s stands again', plan.from_version) end)
      when plan.state in ('paused', 'failed', 'aborted') and s.now_at is not null
        then format('%s is %s at %s (%s of %s done)', plan.id, plan.state, s.now_at, s.done, arch_private.counted(s.total, 'step')) || coalesce(': ' || rtrim(plan.reason, '.'), '')
      else format('%s is %s', plan.id, plan.state) || coalesce(': ' || rtrim(plan.reason, '.'), '')
    end,
    arch_private.next_command(plan_news.plan)
  )
  from arch_private.steps_news(plan.id) as s
  left join lateral (select f.* from arch.proofs as f where f.plan = plan.id order by f.created_at desc limit 1) as r on true
$$;
comment on function arch_private.plan_news(arch.plans) is 'Where a plan stands and what to do now, in one sentence.';
