-- What belongs to the database, not to a schema: listed when all schemas are read. Default privileges also when their schema is in scope,
-- extensions also when they live in one. Options of user mappings hold secrets and are never read.
select
  x.classid,
  x.objid,
  0 as objsubid,
  x.parent,
  split_part(x.kind, ':', 1) as kind,
  x.kind || ':' || x.ident as address,
  x.name,
  x.owner,
  x.acl,
  x.acl_kind::"char" as acl_kind,
  null::json as body,
  jsonb_build_object('schema', x.schema) || x.body as more
from (
  select
    null::oid as classid,
    null::oid as objid,
    null::oid as parent,
    null::text as kind,
    null::text as schema,
    null::text as ident,
    null::text as name,
    null::oid as owner,
    null::aclitem[] as acl,
    null::text as acl_kind,
    null::jsonb as body
  where false

  union all
  select
    'pg_catalog.pg_extension'::regclass::oid, e.oid, null, 'extension', n.nspname::text, arch_ident(e.extname), e.extname::text, null, null, null,
    jsonb_build_object('version', e.extversion, 'born_comment', v.comment) || case when e.extrelocatable then '{}' else '{"relocatable": false}' end::jsonb
  from pg_catalog.pg_extension as e
  join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
  left join pg_available_extensions() as v on v.name = e.extname
  where e.extname <> 'plpgsql'
    and ($1::text[] is null or n.nspname::text = any ($1::text[]))

  union all
  -- where there are: pg_catalog.pg_default_acl
  select
    'pg_catalog.pg_default_acl'::regclass::oid, o.oid, null, 'default_privileges', s.name,
    coalesce(s.ident || '.', '') || arch_ident(pg_get_userbyid(o.defaclrole)) || ' on ' || case o.defaclobjtype
      when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'large objects'
    end,
    pg_get_userbyid(o.defaclrole)::text, o.defaclrole, o.defaclacl, replace(o.defaclobjtype::text, 'S', 's'),
    jsonb_build_object(
      'on', case o.defaclobjtype
        when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'large objects'
      end
    )
  from pg_catalog.pg_default_acl as o
  left join scope as s on s.oid = o.defaclnamespace
  where s.oid is not null
    or (o.defaclnamespace = 0 and $1::text[] is null)

  union all
  -- where there are: pg_catalog.pg_publication
  select
    'pg_catalog.pg_publication'::regclass::oid, o.oid, null, 'publication', null, arch_ident(o.pubname), o.pubname::text, o.pubowner, null, null,
    jsonb_build_object(
      'definition',
      'CREATE PUBLICATION ' || arch_ident(o.pubname) || case
        when o.puballtables then ' FOR ALL TABLES'
        else coalesce(
          ' FOR ' || (
            select string_agg(i.text, ', ' order by i.text collate "C")
            from (
              select 'TABLE ONLY ' || arch_ident(n.nspname) || '.' || arch_ident(c.relname)
                || coalesce(
                  ' (' || (
                    select string_agg(arch_ident(a.attname), ', ' order by a.attname collate "C")
                    from pg_catalog.pg_attribute as a
                    where a.attrelid = c.oid
                      and a.attnum = any (r.prattrs::smallint[])
                  ) || ')',
                  ''
                )
                || coalesce(' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')', '') as text
              from pg_catalog.pg_publication_rel as r
              join pg_catalog.pg_class as c on c.oid = r.prrelid
              join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
              where r.prpubid = o.oid
              union all
              select 'TABLES IN SCHEMA ' || arch_ident(n.nspname)
              from pg_catalog.pg_publication_namespace as r
              join pg_catalog.pg_namespace as n on n.oid = r.pnnspid
              where r.pnpubid = o.oid
            ) as i
          ),
          ''
        )
      end
      || ' WITH (publish = ' || quote_literal(
        concat_ws(
          ', ', case when o.pubinsert then 'insert' end, case when o.pubupdate then 'update' end, case when o.pubdelete then 'delete' end,
          case when o.pubtruncate then 'truncate' end
        )
      )
      || case when o.pubviaroot then ', publish_via_partition_root = true' else '' end
      || case when to_jsonb(o) ->> 'pubgencols' = 's' then ', publish_generated_columns = stored' else '' end || ')'
    )
  from pg_catalog.pg_publication as o
  where $1::text[] is null

  union all
  -- where there are: pg_catalog.pg_subscription
  -- Its connection is a secret: never read, nor any column that a role without superuser may not. `born`: what later majors added, found where the server has no such column.
  select
    'pg_catalog.pg_subscription'::regclass::oid, p.oid, null, 'subscription', null, arch_ident(p.name), p.name, p.owner, null, null,
    jsonb_build_object(
      'definition',
      'CREATE SUBSCRIPTION ' || arch_ident(p.name) || ' CONNECTION ''host=/connection-not-given password=not-given'' PUBLICATION ' || p.publications
        || ' WITH (connect = false, slot_name = ' || coalesce(quote_literal(p.slot), 'NONE') || ', streaming = ' || p.streaming || p.options || ')',
      'additions', case when p.enabled then jsonb_build_array('ALTER SUBSCRIPTION ' || arch_ident(p.name) || ' ENABLE') else '[]'::jsonb end
    )
  from (select true as subpasswordrequired, false as subrunasowner, 'any'::text as suborigin, false as subfailover) as born
  cross join lateral (
    select
      o.oid,
      o.subname::text as name,
      o.subowner as owner,
      o.subenabled as enabled,
      o.subslotname::text as slot,
      (select string_agg(arch_ident(b.name), ', ' order by b.name collate "C") from unnest(o.subpublications) as b (name)) as publications,
      case left(o.substream::text, 1) when 'p' then 'parallel' when 't' then 'on' else 'off' end as streaming,
      case when o.subbinary then ', binary = true' else '' end
        || case when o.subsynccommit = 'off' then '' else ', synchronous_commit = ' || quote_literal(o.subsynccommit) end
        || case when o.subtwophasestate = 'd' then '' else ', two_phase = true' end
        || case when o.subdisableonerr then ', disable_on_error = true' else '' end
        || case when subpasswordrequired then '' else ', password_required = false' end
        || case when subrunasowner then ', run_as_owner = true' else '' end
        || case when suborigin = 'any' then '' else ', origin = ' || quote_literal(suborigin) end
        || case when subfailover then ', failover = true' else '' end as options
    from pg_catalog.pg_subscription as o
    join pg_catalog.pg_database as b on b.oid = o.subdbid and b.datname = current_database()
  ) as p
  where $1::text[] is null

  union all
  -- where there are: pg_catalog.pg_transform
  select
    'pg_catalog.pg_transform'::regclass::oid, o.oid, null, 'transform', null, 'for ' || format_type(o.trftype, null) || ' language ' || arch_ident(l.lanname),
    format_type(o.trftype, null), null, null, null,
    jsonb_build_object(
      'definition',
      'CREATE TRANSFORM FOR ' || format_type(o.trftype, null) || ' LANGUAGE ' || arch_ident(l.lanname) || ' ('
        || concat_ws(
          ', ', case when o.trffromsql <> 0 then 'FROM SQL WITH FUNCTION ' || o.trffromsql::regprocedure::text end,
          case when o.trftosql <> 0 then 'TO SQL WITH FUNCTION ' || o.trftosql::regprocedure::text end
        ) || ')'
    )
  from pg_catalog.pg_transform as o
  join pg_catalog.pg_language as l on l.oid = o.trflang
  where $1::text[] is null
    and o.oid >= 16384

  union all
  -- where there are: pg_catalog.pg_am as m where m.oid >= 16384
  select
    'pg_catalog.pg_am'::regclass::oid, o.oid, null, 'access_method', null, arch_ident(o.amname), o.amname::text, null, null, null,
    jsonb_build_object(
      'definition',
      'CREATE ACCESS METHOD ' || arch_ident(o.amname) || ' TYPE ' || case o.amtype when 't' then 'TABLE' else 'INDEX' end || ' HANDLER ' || o.amhandler::regproc::text
    )
  from pg_catalog.pg_am as o
  where $1::text[] is null
    and o.oid >= 16384

  union all
  -- where there are: pg_catalog.pg_event_trigger
  select
    'pg_catalog.pg_event_trigger'::regclass::oid, o.oid, null, 'event_trigger', null, arch_ident(o.evtname), o.evtname::text, o.evtowner, null, null,
    jsonb_build_object(
      'definition',
      'CREATE EVENT TRIGGER ' || arch_ident(o.evtname) || ' ON ' || o.evtevent
        || coalesce(' WHEN TAG IN (' || (select string_agg(quote_literal(g.tag), ', ' order by g.tag collate "C") from unnest(o.evttags) as g (tag)) || ')', '')
        || ' EXECUTE FUNCTION ' || arch_ident(n.nspname) || '.' || arch_ident(p.proname) || '()',
      'additions', case
        when o.evtenabled = 'O' then '[]'::jsonb
        else jsonb_build_array(
          'ALTER EVENT TRIGGER ' || arch_ident(o.evtname) || case o.evtenabled when 'A' then ' ENABLE ALWAYS' when 'R' then ' ENABLE REPLICA' else ' DISABLE' end
        )
      end
    )
  from pg_catalog.pg_event_trigger as o
  join pg_catalog.pg_proc as p on p.oid = o.evtfoid
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  where ($1::text[] is null or arch_with_dependents)
    and n.nspname::text !~ '^arch(_|$)'

  union all
  -- where there are: pg_catalog.pg_foreign_data_wrapper
  select
    'pg_catalog.pg_foreign_data_wrapper'::regclass::oid, o.oid, null, 'foreign_data_wrapper', null, arch_ident(o.fdwname), o.fdwname::text,
    o.fdwowner, o.fdwacl, 'F',
    jsonb_build_object(
      'definition',
      'CREATE FOREIGN DATA WRAPPER ' || arch_ident(o.fdwname)
        || case when o.fdwhandler = 0 then '' else ' HANDLER ' || o.fdwhandler::regproc::text end
        || case when o.fdwvalidator = 0 then '' else ' VALIDATOR ' || o.fdwvalidator::regproc::text end
        || case
          when o.fdwoptions is null then ''
          else (
            select case
              when not bool_or(p.option_name ~* 'pass|secret|token|key|credential')
                then ' OPTIONS (' || string_agg(arch_ident(p.option_name) || ' ' || quote_literal(p.option_value), ', ' order by p.option_name collate "C") || ')'
            end
            from pg_options_to_table(o.fdwoptions) as p
          )
        end
    )
  from pg_catalog.pg_foreign_data_wrapper as o
  where $1::text[] is null

  union all
  -- where there are: pg_catalog.pg_foreign_server
  select
    'pg_catalog.pg_foreign_server'::regclass::oid, o.oid, null, 'foreign_server', null, arch_ident(o.srvname), o.srvname::text,
    o.srvowner, o.srvacl, 'S',
    jsonb_build_object(
      'definition',
      'CREATE SERVER ' || arch_ident(o.srvname) || coalesce(' TYPE ' || quote_literal(o.srvtype), '') || coalesce(' VERSION ' || quote_literal(o.srvversion), '')
        || ' FOREIGN DATA WRAPPER ' || arch_ident(w.fdwname)
        || case
          when o.srvoptions is null then ''
          else (
            select case
              when not bool_or(p.option_name ~* 'pass|secret|token|key|credential')
                then ' OPTIONS (' || string_agg(arch_ident(p.option_name) || ' ' || quote_literal(p.option_value), ', ' order by p.option_name collate "C") || ')'
            end
            from pg_options_to_table(o.srvoptions) as p
          )
        end
    )
  from pg_catalog.pg_foreign_server as o
  join pg_catalog.pg_foreign_data_wrapper as w on w.oid = o.srvfdw
  where $1::text[] is null

  union all
  -- where there are: pg_catalog.pg_foreign_server
  select
    1418::oid, o.umid, null, 'user_mapping', null,
    case when o.umuser = 0 then 'public' else arch_ident(o.usename) end || ' server ' || arch_ident(o.srvname),
    case when o.umuser = 0 then 'public' else o.usename::text end, null, null, null,
    jsonb_build_object(
      'definition', 'CREATE USER MAPPING FOR ' || case when o.umuser = 0 then 'public' else arch_ident(o.usename) end || ' SERVER ' || arch_ident(o.srvname)
    )
  from pg_catalog.pg_user_mappings as o
  where $1::text[] is null

  union all
  -- where there are: pg_catalog.pg_language as l where l.oid >= 16384
  select
    'pg_catalog.pg_language'::regclass::oid, o.oid, null, 'language', null, arch_ident(o.lanname), o.lanname::text, o.lanowner, o.lanacl, 'l',
    jsonb_build_object(
      'definition',
      'CREATE' || case when o.lanpltrusted then ' TRUSTED' else '' end || ' LANGUAGE ' || arch_ident(o.lanname)
        || case when o.lanplcallfoid = 0 then '' else ' HANDLER ' || o.lanplcallfoid::regproc::text end
        || case when o.laninline = 0 then '' else ' INLINE ' || o.laninline::regproc::text end
        || case when o.lanvalidator = 0 then '' else ' VALIDATOR ' || o.lanvalidator::regproc::text end
    )
  from pg_catalog.pg_language as o
  where $1::text[] is null
    and o.oid >= 16384

  union all
  -- where there are: pg_catalog.pg_cast as c where c.oid >= 16384
  select
    'pg_catalog.pg_cast'::regclass::oid, o.oid, null, 'cast', null, '(' || format_type(o.castsource, null) || ' as ' || format_type(o.casttarget, null) || ')',
    format_type(o.castsource, null) || ' as ' || format_type(o.casttarget, null), null, null, null,
    jsonb_build_object(
      'definition',
      'CREATE CAST (' || format_type(o.castsource, null) || ' AS ' || format_type(o.casttarget, null) || ') '
        || case o.castmethod when 'i' then 'WITH INOUT' when 'b' then 'WITHOUT FUNCTION' else 'WITH FUNCTION ' || o.castfunc::regprocedure::text end
        || case o.castcontext when 'i' then ' AS IMPLICIT' when 'a' then ' AS ASSIGNMENT' else '' end
    )
  from pg_catalog.pg_cast as o
  where $1::text[] is null
    and o.oid >= 16384
    and not exists (
      select
      from pg_catalog.pg_depend as d
      where d.classid = 'pg_catalog.pg_cast'::regclass
        and d.objid = o.oid
        and d.deptype = 'i'
    )
) as x
