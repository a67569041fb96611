-- Everything that has no kind of its own yet: reported with its class, so that nothing is missed in silence. `definition` stands where
-- one statement makes the object. Members of extensions are left out here; what belongs to the database, not to a schema, stands only
-- when all schemas are read, but extensions also when they live in a schema in scope.
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
    'pg_catalog.pg_type'::regclass::oid, t.oid, null, 'domain', s.name, s.ident || '.' || arch_ident(t.typname), t.typname::text,
    t.typowner, t.typacl, 'T',
    'CREATE DOMAIN ' || s.ident || '.' || arch_ident(t.typname) || ' AS ' || format_type(t.typbasetype, t.typtypmod)
      || case when t.typcollation <> b.typcollation then ' COLLATE ' || t.typcollation::regcollation::text else '' end
      || coalesce(' DEFAULT ' || pg_get_expr(t.typdefaultbin, 0), '')
      || case when t.typnotnull then ' NOT NULL' else '' end
      || coalesce(
        (
          select string_agg(' CONSTRAINT ' || arch_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid), '' order by k.conname collate "C")
          from pg_catalog.pg_constraint as k
          where k.contypid = t.oid
            and k.contype = 'c'
        ),
        ''
      )
  from pg_catalog.pg_type as t
  join scope as s on s.oid = t.typnamespace
  join pg_catalog.pg_type as b on b.oid = t.typbasetype
  where t.typtype = 'd'

  union all
  select
    'pg_catalog.pg_class'::regclass::oid, c.oid, null, 'composite type', s.name, s.ident || '.' || arch_ident(c.relname), c.relname::text,
    c.relowner, t.typacl, 'T',
    'CREATE TYPE ' || s.ident || '.' || arch_ident(c.relname) || ' AS (' || coalesce(
      (
        select string_agg(
          arch_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
            || case when a.attcollation <> ct.typcollation then ' COLLATE ' || a.attcollation::regcollation::text else '' end,
          ', ' order by a.attnum
        )
        from pg_catalog.pg_attribute as a
        join pg_catalog.pg_type as ct on ct.oid = a.atttypid
        where a.attrelid = c.oid
          and a.attnum > 0
          and not a.attisdropped
      ),
      ''
    ) || ')'
  from pg_catalog.pg_class as c
  join scope as s on s.oid = c.relnamespace
  join pg_catalog.pg_type as t on t.oid = c.reltype
  where c.relkind = 'c'

  union all
  select
    'pg_catalog.pg_type'::regclass::oid, t.oid, null, case t.typtype when 'r' then 'range type' else 'base type' end, s.name,
    s.ident || '.' || arch_ident(t.typname), t.typname::text, t.typowner, t.typacl, 'T', null
  from pg_catalog.pg_type as t
  join scope as s on s.oid = t.typnamespace
  where t.typtype in ('r', 'b')
    and not (t.typcategory = 'A' and t.typelem <> 0)

  union all
  select
    'pg_catalog.pg_class'::regclass::oid, c.oid, null, case c.relkind when 'm' then 'materialized view' else 'foreign table' end, s.name,
    s.ident || '.' || arch_ident(c.relname), c.relname::text, c.relowner, c.relacl, 'r',
    case
      when c.relkind = 'm'
        then 'CREATE MATERIALIZED VIEW ' || s.ident || '.' || arch_ident(c.relname)
          || coalesce(' WITH (' || (select string_agg(o.option, ', ' order by o.option collate "C") from unnest(c.reloptions) as o (option)) || ')', '')
          || ' AS ' || rtrim(pg_get_viewdef(c.oid), ';') || ' WITH NO DATA'
    end
  from pg_catalog.pg_class as c
  join scope as s on s.oid = c.relnamespace
  where c.relkind in ('m', 'f')

  union all
  select
    'pg_catalog.pg_class'::regclass::oid, i.oid, c.oid, 'index of materialized view', s.name, s.ident || '.' || arch_ident(i.relname),
    i.relname::text, null, null, null, pg_get_indexdef(i.oid)
  from pg_catalog.pg_class as c
  join scope as s on s.oid = c.relnamespace
  join pg_catalog.pg_index as x on x.indrelid = c.oid
  join pg_catalog.pg_class as i on i.oid = x.indexrelid
  where c.relkind = 'm'

  union all
  select
    'pg_catalog.pg_rewrite'::regclass::oid, w.oid, c.oid, 'rule', s.name, s.ident || '.' || arch_ident(c.relname) || '.' || arch_ident(w.rulename),
    w.rulename::text, null, null, null, rtrim(pg_get_ruledef(w.oid), ';')
  from pg_catalog.pg_rewrite as w
  join pg_catalog.pg_class as c on c.oid = w.ev_class
  join scope as s on s.oid = c.relnamespace
  where w.rulename <> '_RETURN'

  union all
  select
    'pg_catalog.pg_statistic_ext'::regclass::oid, e.oid, e.stxrelid, 'statistics', s.name, s.ident || '.' || arch_ident(e.stxname),
    e.stxname::text, e.stxowner, null, null, pg_get_statisticsobjdef(e.oid)
  from pg_catalog.pg_statistic_ext as e
  join scope as s on s.oid = e.stxnamespace

  union all
  select
    'pg_catalog.pg_proc'::regclass::oid, p.oid, null, 'aggregate', s.name,
    s.ident || '.' || arch_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')', p.proname::text, p.proowner, p.proacl, 'f', null
  from pg_catalog.pg_proc as p
  join scope as s on s.oid = p.pronamespace
  where p.prokind = 'a'

  union all
  select
    'pg_catalog.pg_operator'::regclass::oid, o.oid, null, 'operator', s.name,
    s.ident || '.' || o.oprname || '(' || format_type(o.oprleft, null) || ', ' || format_type(o.oprright, null) || ')', o.oprname::text,
    o.oprowner, null, null, null
  from pg_catalog.pg_operator as o
  join scope as s on s.oid = o.oprnamespace

  union all
  select
    'pg_catalog.pg_opclass'::regclass::oid, o.oid, null, 'operator class', s.name, s.ident || '.' || arch_ident(o.opcname) || ' using ' || m.amname,
    o.opcname::text, o.opcowner, null, null, null
  from pg_catalog.pg_opclass as o
  join scope as s on s.oid = o.opcnamespace
  join pg_catalog.pg_am as m on m.oid = o.opcmethod

  union all
  select
    'pg_catalog.pg_opfamily'::regclass::oid, o.oid, null, 'operator family', s.name, s.ident || '.' || arch_ident(o.opfname) || ' using ' || m.amname,
    o.opfname::text, o.opfowner, null, null, null
  from pg_catalog.pg_opfamily as o
  join scope as s on s.oid = o.opfnamespace
  join pg_catalog.pg_am as m on m.oid = o.opfmethod

  union all
  select
    'pg_catalog.pg_collation'::regclass::oid, o.oid, null, 'collation', s.name, s.ident || '.' || arch_ident(o.collname), o.collname::text,
    o.collowner, null, null, null
  from pg_catalog.pg_collation as o
  join scope as s on s.oid = o.collnamespace

  union all
  select
    'pg_catalog.pg_conversion'::regclass::oid, o.oid, null, 'conversion', s.name, s.ident || '.' || arch_ident(o.conname), o.conname::text,
    o.conowner, null, null, null
  from pg_catalog.pg_conversion as o
  join scope as s on s.oid = o.connamespace

  union all
  select
    'pg_catalog.pg_ts_config'::regclass::oid, o.oid, null, 'text search configuration', s.name, s.ident || '.' || arch_ident(o.cfgname),
    o.cfgname::text, o.cfgowner, null, null, null
  from pg_catalog.pg_ts_config as o
  join scope as s on s.oid = o.cfgnamespace

  union all
  select
    'pg_catalog.pg_ts_dict'::regclass::oid, o.oid, null, 'text search dictionary', s.name, s.ident || '.' || arch_ident(o.dictname),
    o.dictname::text, o.dictowner, null, null, null
  from pg_catalog.pg_ts_dict as o
  join scope as s on s.oid = o.dictnamespace

  union all
  select
    'pg_catalog.pg_ts_parser'::regclass::oid, o.oid, null, 'text search parser', s.name, s.ident || '.' || arch_ident(o.prsname),
    o.prsname::text, null, null, null, null
  from pg_catalog.pg_ts_parser as o
  join scope as s on s.oid = o.prsnamespace

  union all
  select
    'pg_catalog.pg_ts_template'::regclass::oid, o.oid, null, 'text search template', s.name, s.ident || '.' || arch_ident(o.tmplname),
    o.tmplname::text, null, null, null, null
  from pg_catalog.pg_ts_template as o
  join scope as s on s.oid = o.tmplnamespace

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
where x.class = 'extension'
  or not exists (
    select
    from member as m
    where m.classid = x.classid
      and m.objid = x.objid
  )
