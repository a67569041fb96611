-- What is installed here, what it can do, who works, what waits. Reads only; never raises.
create or replace function arch.status()
returns table (item text, value text, note text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
  select 'environment', e.name, concat_ws('; ', e.kind, arch_private.environment_moved()) from arch.environment as e
  union all
  (select 'release', r.version, 'installed ' || to_char(r.installed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') from arch.release as r order by r.installed_at desc limit 1)
  union all
  (select 'compiler', arch_private.compiler(), 'bundle ' || left(r.bundle_sha256, 12) from arch.release as r order by r.installed_at desc limit 1)
  union all
  select 'worker', coalesce((select count(*)::text from arch.workers as w where w.heartbeat_at > clock_timestamp() - interval '15 seconds'), '0') || ' alive', arch_private.worker_note()
  union all
  select 'waiting', count(*) || ' requests compile', null from arch.requests as r where r.state = 'compiling' having count(*) > 0
  union all
  select 'detector', d.mode, d.note from arch_private.detector_mode() as d
  union all
  (select 'missing: ' || c.name, c.cost, c.remedy from arch.capabilities as c where not c.available order by c.name)
$$;
comment on function arch.status() is 'What is installed, which compiler and detector serve, whether a worker lives, and what this server lacks, with its cost and remedy.';
grant execute on function arch.status() to arch_user;
