-- runs as installer
-- The event triggers. Their functions belong to the installing superuser: a lesser owner could replace one and become superuser through the next
-- superuser's DDL. Insert only, no sequence, no NOTIFY, no locks, no statement text; every error is caught, the scan is the truth.
-- An installer who is no superuser gets none of this (detector: scan_only).
do $detector$
begin
  if not (select r.rolsuper from pg_catalog.pg_roles as r where r.rolname = current_user) then
    return;
  end if;

  execute $ddl$
    create or replace function arch_private.note_ddl(tag text, objects jsonb, say boolean)
    returns void
    language plpgsql
    volatile
    security definer
    set search_path = pg_catalog, pg_temp
    as $body$
    declare
      v_id uuid := gen_random_uuid();
      v_start timestamptz;
      v_token bigint;
      v_object text;
      v_project text;
      v_finding text;
    begin
      select a.backend_start into v_start from pg_stat_get_activity(pg_backend_pid()) as a;
      select r.token into v_token
      from arch.runs as r
      where r.state = 'running' and r.backend_pid = pg_backend_pid() and r.backend_start = v_start and session_user = 'arch_executor';
      select o.object ->> 'identity', p.name into v_object, v_project
      from jsonb_array_elements(note_ddl.objects) as o (object)
      join arch.projects as p on (o.object ->> 'schema')::name = any (p.schemas)
      limit 1;
      if note_ddl.say and v_token is null and v_project is not null then
        v_finding := left(v_id::text, 8);
      end if;
      insert into arch.ddl_events (
        id, at, tag, objects, "session_user", "current_user", role_setting, application_name, client_addr, backend_pid, backend_start, xid, run_token, project, finding
      )
      values (
        v_id, clock_timestamp(), note_ddl.tag, note_ddl.objects, session_user,
        case current_setting('role') when 'none' then session_user else current_setting('role')::name end,
        current_setting('role'), current_setting('application_name'), inet_client_addr(), pg_backend_pid(), v_start, pg_current_xact_id(), v_token,
        v_project, v_finding
      );
      if v_finding is not null then
        raise notice '% is governed by Data Architect: recorded as drift %. See select * from arch.drift(''%'').', v_object, v_finding, v_finding;
      end if;
    end
    $body$
  $ddl$;
  comment on function arch_private.note_ddl(text, jsonb, boolean) is 'Writes down what a DDL statement touched, who sent it and whether it was a run of ours; tells the user where the schema is governed.';

  execute $ddl$
    create or replace function arch_private.tg_ddl_command_end()
    returns event_trigger
    language plpgsql
    volatile
    security definer
    set search_path = pg_catalog, pg_temp
    as $body$
    declare
      v_objects jsonb;
    begin
      select jsonb_agg(jsonb_build_object('tag', c.command_tag, 'type', c.object_type, 'schema', c.schema_name, 'identity', c.object_identity))
      into v_objects
      from pg_event_trigger_ddl_commands() as c
      where not c.in_extension and c.schema_name is distinct from 'pg_temp';
      if v_objects is not null then
        -- These make files anew and leave the catalog as it was: noted, no drift.
        perform arch_private.note_ddl(tg_tag, v_objects, tg_tag not in ('REINDEX', 'REFRESH MATERIALIZED VIEW'));
      end if;
    exception
      when others then
        raise warning 'a schema change was not recorded (%): the next scan finds it', sqlstate;
    end
    $body$
  $ddl$;
  comment on function arch_private.tg_ddl_command_end() is 'Notes what a DDL statement made or changed.';

  execute $ddl$
    create or replace function arch_private.tg_sql_drop()
    returns event_trigger
    language plpgsql
    volatile
    security definer
    set search_path = pg_catalog, pg_temp
    as $body$
    declare
      v_objects jsonb;
    begin
      select jsonb_agg(jsonb_build_object('tag', tg_tag, 'type', d.object_type, 'schema', d.schema_name, 'identity', d.object_identity))
      into v_objects
      from pg_event_trigger_dropped_objects() as d
      where not d.is_temporary and d.object_type not in ('type', 'toast table', 'default value') and d.schema_name is distinct from 'pg_toast';
      if v_objects is not null then
        perform arch_private.note_ddl(tg_tag, v_objects, tg_tag like 'DROP%');
      end if;
    exception
      when others then
        raise warning 'a schema change was not recorded (%): the next scan finds it', sqlstate;
    end
    $body$
  $ddl$;
  comment on function arch_private.tg_sql_drop() is 'Notes what a DDL statement dropped, what CASCADE took along included.';

  execute $ddl$
    create or replace function arch_private.tg_table_rewrite()
    returns event_trigger
    language plpgsql
    volatile
    security definer
    set search_path = pg_catalog, pg_temp
    as $body$
    begin
      perform arch_private.note_ddl(tg_tag, (
        select jsonb_build_array(jsonb_build_object('tag', tg_tag, 'type', 'table rewrite', 'schema', n.nspname, 'identity', format('%I.%I', n.nspname, c.relname)))
        from pg_class as c
        join pg_namespace as n on n.oid = c.relnamespace
        where c.oid = pg_event_trigger_table_rewrite_oid() and c.relpersistence <> 't'
      ), false);
    exception
      when others then
        raise warning 'a table rewrite was not recorded (%): the next scan finds what it left', sqlstate;
    end
    $body$
  $ddl$;
  comment on function arch_private.tg_table_rewrite() is 'Notes that a DDL statement rewrote a table.';

  execute 'revoke all on function arch_private.note_ddl(text, jsonb, boolean), arch_private.tg_ddl_command_end(), arch_private.tg_sql_drop(), arch_private.tg_table_rewrite() from public';
  execute 'drop event trigger if exists arch_ddl_command_end';
  execute 'drop event trigger if exists arch_sql_drop';
  execute 'drop event trigger if exists arch_table_rewrite';
  execute 'create event trigger arch_ddl_command_end on ddl_command_end execute function arch_private.tg_ddl_command_end()';
  execute 'create event trigger arch_sql_drop on sql_drop execute function arch_private.tg_sql_drop()';
  execute 'create event trigger arch_table_rewrite on table_rewrite execute function arch_private.tg_table_rewrite()';
  execute 'alter event trigger arch_ddl_command_end enable always';
  execute 'alter event trigger arch_sql_drop enable always';
  execute 'alter event trigger arch_table_rewrite enable always';
end
$detector$;
