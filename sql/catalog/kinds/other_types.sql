-- Types and collations without a kind of their own: domains, composite types, ranges, base types.
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
    'pg_catalog.pg_type'::regclass::oid, t.oid, null, 'domain', s.name, s.ident || '.' || arch_ident(t.typname), t.typname::text,
    t.typowner, t.typacl, 'T',
    case
      when not exists (select from pg_catalog.pg_constraint as k where k.contypid = t.oid and not k.convalidated)
        then
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
    end
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
    s.ident || '.' || arch_ident(t.typname), t.typname::text, t.typowner, t.typacl, 'T',
    case
      when r.rngtypid is not null and r.rngcanonical = 0
        then 'CREATE TYPE ' || s.ident || '.' || arch_ident(t.typname) || ' AS RANGE (SUBTYPE = ' || format_type(r.rngsubtype, null)
          || ', SUBTYPE_OPCLASS = ' || arch_ident(cn.nspname) || '.' || arch_ident(oc.opcname)
          || case when r.rngcollation <> 0 then ', COLLATION = ' || r.rngcollation::regcollation::text else '' end
          || case when r.rngsubdiff <> 0 then ', SUBTYPE_DIFF = ' || r.rngsubdiff::regproc::text else '' end
          || ', MULTIRANGE_TYPE_NAME = ' || format_type(r.rngmultitypid, null) || ')'
    end
  from pg_catalog.pg_type as t
  join scope as s on s.oid = t.typnamespace
  left join pg_catalog.pg_range as r on r.rngtypid = t.oid
  left join pg_catalog.pg_opclass as oc on oc.oid = r.rngsubopc
  left join pg_catalog.pg_namespace as cn on cn.oid = oc.opcnamespace
  where t.typtype in ('r', 'b')
    and not (t.typcategory = 'A' and t.typelem <> 0)

  union all
  select
    'pg_catalog.pg_collation'::regclass::oid, o.oid, null, 'collation', s.name, s.ident || '.' || arch_ident(o.collname), o.collname::text,
    o.collowner, null, null,
    'CREATE COLLATION ' || s.ident || '.' || arch_ident(o.collname) || ' (PROVIDER = ' || case o.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end
      || coalesce(', LOCALE = ' || quote_literal(coalesce(to_jsonb(o) ->> 'colllocale', to_jsonb(o) ->> 'colliculocale')), '')
      || coalesce(', LC_COLLATE = ' || quote_literal(o.collcollate), '')
      || coalesce(', LC_CTYPE = ' || quote_literal(o.collctype), '')
      || case when o.collisdeterministic then '' else ', DETERMINISTIC = false' end
      || coalesce(', RULES = ' || quote_literal(to_jsonb(o) ->> 'collicurules'), '')
      || ')'
  from pg_catalog.pg_collation as o
  join scope as s on s.oid = o.collnamespace
) as x
