-- A number and its thing, as a sentence says them.
create or replace function arch_private.counted(number bigint, thing text)
returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
  select format('%s %s%s', coalesce(counted.number, 0), counted.thing, case when counted.number = 1 then '' else 's' end)
$$;
comment on function arch_private.counted(bigint, text) is 'A number with its noun: 1 step, 3 steps.';
