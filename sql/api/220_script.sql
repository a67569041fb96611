-- The SQL text of a plan, statement by statement, exactly the bytes that would run. Reads only. Raises unknown_plan (ZA004), bad_argument (ZA008).
create or replace function arch_private.statements_of(run jsonb)
returns setof text
language sql
immutable
security invoker
set search_path = pg_catalog, pg_temp
as $$
  select format('lock table %s in %s mode', (select string_agg(t.name, ', ' order by t.place) from jsonb_array_elements_text(run -> 'lock_tables') with ordinality as t (name, place)), lower(run ->> 'lock_mode'))
  where run ->> 'kind' = 'transaction' and run ->> 'lock_mode' is not null and jsonb_array_length(run -> 'lock_tables') > 0
  union all
  select s.statement from jsonb_array_elements_text(coalesce(run -> 'statements', '[]')) as s (statement)
  union all
  select x.statement
  from unnest(array[run ->> 'statement', run ->> 'high_water', run ->> 'batch', run ->> 'query']) as x (statement)
  where x.statement is not null
$$;
comment on function arch_private.statements_of(jsonb) is 'The statements of a step''s run, locks first.';

create or replace function arch.script(id text, direction text default 'forward')
returns table (ordinal integer, phase text, what text, sql text)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_plan arch.plans := arch_private.require_plan(script.id);
begin
  if script.direction is null or script.direction not in ('forward', 'back') then
    perform arch_private.raise_error('bad_argument', 'direction is forward or back');
  end if;
  return query
  select s.ordinal, s.phase, case script.direction when 'back' then 'undo: ' else '' end || s.what, t.statement || ';'
  from arch.plan_steps as s
  cross join lateral (select s.body::jsonb as body) as b
  cross join lateral arch_private.statements_of(case script.direction when 'forward' then b.body -> 'run' else b.body #> '{undo,run}' end) with ordinality as t (statement, place)
  where s.plan = v_plan.id
  order by case script.direction when 'forward' then s.ordinal else -s.ordinal end, t.place;
end
$$;
comment on function arch.script(text, text) is
  'The SQL of a plan in the order in which it runs, or of the way back (direction => ''back''). For reading: run it through arch.apply, which watches locks and keeps the ledger.';
grant execute on function arch.script(text, text) to arch_user;
