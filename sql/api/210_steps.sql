-- The steps of a plan, with locks, hazards and an estimate from statistics (never a count). Reads only. Raises unknown_plan (ZA004).
create or replace function arch_private.lock_rank(mode text)
returns integer
language sql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select array_position(array[
    'ACCESS SHARE', 'ROW SHARE', 'ROW EXCLUSIVE', 'SHARE UPDATE EXCLUSIVE', 'SHARE', 'SHARE ROW EXCLUSIVE', 'EXCLUSIVE', 'ACCESS EXCLUSIVE'], mode)
$$;
comment on function arch_private.lock_rank(text) is 'Strength of a lock mode, 1 to 8.';

create or replace function arch_private.table_facts(relation text)
returns table (live_rows bigint, bytes bigint, basis text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select
    f.live_rows,
    f.bytes,
    case
      when c.oid is null then 'not there yet'
      when c.reltuples < 0 then format('never analysed, %s on disk', pg_size_pretty(f.bytes))
      else format('reltuples %s, %s', to_char(f.live_rows, 'FM999,999,999,990'), pg_size_pretty(f.bytes))
    end
  from (select parse_ident(substr(relation, strpos(relation, ':') + 1)) as path) as r
  left join pg_namespace as n on n.nspname = r.path[1]
  left join pg_class as c on c.relnamespace = n.oid and c.relname = r.path[2]
  cross join lateral (
    select
      case when c.oid is null then 0 when c.reltuples < 0 then pg_relation_size(c.oid) / 100 else c.reltuples::bigint end as live_rows,
      case when c.oid is null then 0 else pg_relation_size(c.oid) end as bytes
  ) as f
$$;
comment on function arch_private.table_facts(text) is 'Rows and bytes of a table by its address, from statistics, with what they rest on.';

create or replace function arch_private.estimate(run_kind text, step_kind text, brief boolean, live_rows bigint, bytes bigint)
returns text
language sql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select case
    when e.high < 0.05 then '0.01 s'
    when e.high < 1 then format('%s–%s s', round(e.low, 2), round(e.high, 2))
    when e.high < 120 then format('%s–%s s', round(e.low), round(e.high))
    else format('%s–%s min', round(e.low / 60), round(e.high / 60))
  end
  from (
    select
      case
        when run_kind = 'batches' then live_rows / 50000.0
        when run_kind = 'concurrent' then live_rows / 1000000.0 + bytes / 500e6
        when run_kind in ('scan', 'check') or not brief then bytes / 1e9
        else 0
      end as low,
      case
        when run_kind = 'batches' then live_rows / 25000.0
        when run_kind = 'concurrent' then live_rows / 250000.0 + bytes / 100e6
        when run_kind in ('scan', 'check') or not brief then bytes / 200e6
        else 0.01
      end as high
  ) as e
$$;
comment on function arch_private.estimate(text, text, boolean, bigint, bigint) is
  'How long a step may take: backfill 25,000–50,000 rows a second, index build 250,000–1,000,000, scans 200 MB–1 GB; brief steps 0.01 s.';

create or replace function arch_private.is_way_back(body jsonb)
returns boolean
language sql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select body #>> '{run,kind}' = 'transaction' and body #> '{run,statements}' = '[]' and body #> '{run,lock_tables}' = '[]'
$$;
comment on function arch_private.is_way_back(jsonb) is 'Whether a step does nothing forward: it stands for work of a rollback at its place.';

create or replace function arch.steps(id text)
returns table (ordinal integer, phase text, what text, lock text, blocks text, estimate text, hazard text, undo text, basis text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan arch.plans := arch_private.require_plan(steps.id);
  v_policy arch.policy_versions;
begin
  select y.* into strict v_policy from arch.policy_versions as y where y.version = v_plan.policy_version;
  return query
  select
    s.ordinal,
    case when k.way_back then 'rollback' else s.phase end,
    s.what,
    case
      when b.body #>> '{run,kind}' = 'batches' then format('rows, up to %s a batch', to_char(v_policy.batch_max_rows, 'FM999,999'))
      when l.mode is null then 'none'
      else l.mode || case when s.brief then ', brief' when s.blocks = 'nothing' then '' else ', as long as it lasts' end
    end,
    case
      when s.blocks = 'nothing' then 'nothing'
      else case s.blocks when 'everything' then 'all' else 'writes' end || case when s.brief then format(' ≤ %s ms', v_policy.lock_budget_ms) else ', as long as it lasts' end
    end,
    case when not k.way_back then arch_private.estimate(b.body #>> '{run,kind}', s.kind, s.brief, f.live_rows, f.bytes) end,
    (
      select string_agg((h.hazard ->> 'id') || ' ' || (h.hazard ->> 'message'), '; ' order by h.hazard ->> 'id')
      from jsonb_array_elements(s.hazards) as h (hazard)
    ),
    case
      when k.way_back then 'only then'
      when s.undo_kind = 'run' then 'yes'
      when s.undo_kind = 'inert' then 'leaves ' || (b.body #>> '{undo,residue}')
      else 'no: ' || (b.body #>> '{undo,reason}')
    end,
    case when not k.way_back then f.basis end
  from arch.plan_steps as s
  cross join lateral (select s.body::jsonb as body) as b
  cross join lateral (select arch_private.is_way_back(b.body) as way_back) as k
  left join lateral (
    select x.lock ->> 'mode' as mode, x.lock ->> 'relation' as relation
    from jsonb_array_elements(s.locks) as x (lock)
    order by arch_private.lock_rank(x.lock ->> 'mode') desc, x.lock ->> 'relation'
    limit 1
  ) as l on true
  left join lateral arch_private.table_facts(coalesce(l.relation, substring(s.object from '^(?:table|column|index|constraint|trigger|policy):((?:"(?:[^"]|"")+"|[^".]+)\.(?:"(?:[^"]|"")+"|[^".]+))'))) as f on true
  where s.plan = v_plan.id
  order by k.way_back, case when k.way_back then -s.ordinal else s.ordinal end;
end
$$;
comment on function arch.steps(text) is
  'The steps of a plan in order: what each does, its lock and whom that holds up, how long it may take (with the basis), its hazards, its way back. Last, under phase rollback, what is done only on the way back, in that order.';
grant execute on function arch.steps(text) to arch_user;
