-- Relations without a kind of their own, and what hangs on relations: materialized views with their indexes, foreign tables, rules,
-- extended statistics.
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
) as x
