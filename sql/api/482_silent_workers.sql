-- Workers whose process lives and says nothing any more: frozen, swapped out, stuck. Reads workers.
create or replace function arch_worker.silent_workers(silent_for interval)
returns setof text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select w.id from arch.workers as w where w.heartbeat_at < clock_timestamp() - silent_workers.silent_for order by w.id
$$;
comment on function arch_worker.silent_workers(interval) is
  'Workers without a sign of life for that long: their jobs are given to others, whose runs fence them off, even where their sessions still stand.';
grant execute on function arch_worker.silent_workers(interval) to arch_worker;
