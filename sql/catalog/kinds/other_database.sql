-- What belongs to the database, not to a schema: listed when all schemas are read. Default privileges also when their schema is in scope,
-- extensions also when they live in one.
select
  x.classid,
  x.objid,
  0 as objsubid,
  x.parent,
  'other' as kind,
  'other:' || x.class || ':' || x.ident as address,
  x.name,
  x.owner,
  x.acl,
  x.acl_kind::"char" as acl_kind,
  jsonb_build_object('class', x.class, 'schema', x.schema, 'definition', x.definition) as body
from (
  select
    null::oid as classid,
    null::oid as objid,
    null::oid as parent,
    null::text as class,
    null::text as schema,
    null::text as ident,
    null::text as name,
    null::oid as owner,
    null::aclitem[] as acl,
    null::text as acl_kind,
    null::text as definition
  where false

  union all
  select
    'pg_catalog.pg_extension'::regclass::oid as classid,
    e.oid as objid,
    null::oid as parent,
    'extension' as class,
    n.nspname::text as schema,
    arch_ident(e.extname) as ident,
    e.extname::text as name,
    null::oid as owner,
    null::aclitem[] as acl,
    null::text as acl_kind,
    format('CREATE EXTENSION %I WITH SCHEMA %I VERSION %L', e.extname, n.nspname, e.extversion) as definition
  from pg_catalog.pg_extension as e
  join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
  where e.extname <> 'plpgsql'
    and ($1::text[] is null or n.nspname::text = any ($1::text[]))

  union all
  select
    'pg_catalog.pg_default_acl'::regclass::oid, o.oid, null, 'default privileges', s.name,
    coalesce(s.ident || '.', '') || arch_ident(pg_get_userbyid(o.defaclrole)) || ' on ' || case o.defaclobjtype
      when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'large objects'
    end,
    pg_get_userbyid(o.defaclrole)::text, o.defaclrole, o.defaclacl, replace(o.defaclobjtype::text, 'S', 's'), null
  from pg_catalog.pg_default_acl as o
  left join scope as s on s.oid = o.defaclnamespace
  where s.oid is not null
    or (o.defaclnamespace = 0 and $1::text[] is null)

  union all
  select
    'pg_catalog.pg_publication'::regclass::oid, o.oid, null, 'publication', null, arch_ident(o.pubname), o.pubname::text, o.pubowner, null, null, null
  from pg_catalog.pg_publication as o
  where $1::text[] is null

  union all
  select
    'pg_catalog.pg_subscription'::regclass::oid, o.oid, null, 'subscription', null, arch_ident(o.subname), o.subname::text, o.subowner, null, null, null
  from pg_catalog.pg_subscription as o
  join pg_catalog.pg_database as b on b.oid = o.subdbid and b.datname = current_database()
  where $1::text[] is null

  union all
  select
    'pg_catalog.pg_event_trigger'::regclass::oid, o.oid, null, 'event trigger', null, arch_ident(o.evtname), o.evtname::text, o.evtowner, null, null,
    null
  from pg_catalog.pg_event_trigger as o
  join pg_catalog.pg_proc as p on p.oid = o.evtfoid
  join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
  where $1::text[] is null
    and n.nspname::text !~ '^arch(_|$)'

  union all
  select
    'pg_catalog.pg_foreign_data_wrapper'::regclass::oid, o.oid, null, 'foreign data wrapper', null, arch_ident(o.fdwname), o.fdwname::text,
    o.fdwowner, o.fdwacl, 'F', null
  from pg_catalog.pg_foreign_data_wrapper as o
  where $1::text[] is null

  union all
  select
    'pg_catalog.pg_foreign_server'::regclass::oid, o.oid, null, 'foreign server', null, arch_ident(o.srvname), o.srvname::text,
    o.srvowner, o.srvacl, 'S', null
  from pg_catalog.pg_foreign_server as o
  where $1::text[] is null

  union all
  select
    'pg_catalog.pg_language'::regclass::oid, o.oid, null, 'language', null, arch_ident(o.lanname), o.lanname::text, o.lanowner, o.lanacl, 'l', null
  from pg_catalog.pg_language as o
  where $1::text[] is null
    and o.oid >= 16384

  union all
  select
    'pg_catalog.pg_cast'::regclass::oid, o.oid, null, 'cast', null, '(' || format_type(o.castsource, null) || ' as ' || format_type(o.casttarget, null) || ')',
    format_type(o.castsource, null) || ' as ' || format_type(o.casttarget, null), null, null, null, null
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
