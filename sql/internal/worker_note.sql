-- Is anybody working? Every waiting state says so and what to do.
create or replace function arch_private.worker_note()
returns text
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select case
    when max(w.heartbeat_at) is null then 'no worker was ever seen: start one (data-architect worker, or make up)'
    when max(w.heartbeat_at) < clock_timestamp() - interval '15 seconds'
      then format('no worker seen since %s: start one (data-architect worker, or make up)', to_char(max(w.heartbeat_at) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"'))
  end
  from arch.workers as w
$$;
comment on function arch_private.worker_note() is 'What to say and do when nobody works; null while a worker lives.';
