-- Domains, composite types, ranges, base types, collations.
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
  -- where there are: pg_catalog.pg_type as t where t.oid >= 16384 and t.typtype = 'd'
  select
    'pg_catalog.pg_type'::regclass::oid, t.oid, null, 'domain', s.name, s.ident || '.' || arch_ident(t.typname), t.typname::text,
    t.typowner, t.typacl, 'T',
    jsonb_build_object(
      'type', format_type(t.typbasetype, t.typtypmod),
      'collation', case when t.typcollation <> b.typcollation then t.typcollation::regcollation::text end,
      'default', pg_get_expr(t.typdefaultbin, 0),
      'not_null', t.typnotnull,
      'checks', coalesce(
        (
          select jsonb_agg(
            jsonb_build_object(
              'name', k.conname,
              'definition', regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''),
              'valid', k.convalidated,
              'comment', obj_description(k.oid, 'pg_constraint')
            )
            order by k.conname collate "C"
          )
          from pg_catalog.pg_constraint as k
          where k.contypid = t.oid
            and k.contype = 'c'
        ),
        '[]'
      )
    )
    || case
      when n.oid is null then '{}'
      else jsonb_build_object('not_null_as', jsonb_build_object('name', n.conname, 'comment', n.comment))
    end
  from pg_catalog.pg_type as t
  join scope as s on s.oid = t.typnamespace
  join pg_catalog.pg_type as b on b.oid = t.typbasetype
  left join (
    -- Of 17: with a name that somebody thought of, or something said about it.
    select
      k.oid,
      k.contypid,
      k.conname,
      obj_description(k.oid, 'pg_constraint') as comment
    from pg_catalog.pg_constraint as k
    where k.contype = 'n'
      and k.contypid <> 0
  ) as n
    on n.contypid = t.oid and (n.comment is not null or n.conname::text <> left(t.typname, 54) || '_not_null')
  where t.typtype = 'd'

  union all
  -- where there are: pg_catalog.pg_class as c where c.oid >= 16384 and c.relkind = 'c'
  select
    'pg_catalog.pg_class'::regclass::oid, c.oid, null, 'composite', s.name, s.ident || '.' || arch_ident(c.relname), c.relname::text,
    c.relowner, t.typacl, 'T',
    jsonb_build_object(
      'comment', obj_description(t.oid, 'pg_type'),
      'attributes', coalesce(
        (
          select jsonb_agg(
            jsonb_build_object(
              'name', a.attname,
              'type', format_type(a.atttypid, a.atttypmod),
              'collation', case when a.attcollation <> ct.typcollation then a.attcollation::regcollation::text end,
              'comment', col_description(c.oid, a.attnum)
            )
            order by a.attnum
          )
          from pg_catalog.pg_attribute as a
          join pg_catalog.pg_type as ct on ct.oid = a.atttypid
          where a.attrelid = c.oid
            and a.attnum > 0
            and not a.attisdropped
        ),
        '[]'
      )
    )
  from pg_catalog.pg_class as c
  join scope as s on s.oid = c.relnamespace
  join pg_catalog.pg_type as t on t.oid = c.reltype
  where c.relkind = 'c'

  union all
  -- where there are: pg_catalog.pg_type as t where t.oid >= 16384 and t.typtype = 'r'
  select
    'pg_catalog.pg_type'::regclass::oid, t.oid, null, 'range', s.name, s.ident || '.' || arch_ident(t.typname), t.typname::text, t.typowner, t.typacl, 'T',
    jsonb_build_object(
      'definition',
      case
        when r.rngcanonical = 0
          then 'CREATE TYPE ' || s.ident || '.' || arch_ident(t.typname) || ' AS RANGE (SUBTYPE = ' || format_type(r.rngsubtype, null)
            || ', SUBTYPE_OPCLASS = ' || arch_ident(cn.nspname) || '.' || arch_ident(oc.opcname)
            || case when r.rngcollation <> 0 then ', COLLATION = ' || r.rngcollation::regcollation::text else '' end
            || case when r.rngsubdiff <> 0 then ', SUBTYPE_DIFF = ' || r.rngsubdiff::regproc::text else '' end
            || ', MULTIRANGE_TYPE_NAME = ' || format_type(r.rngmultitypid, null) || ')'
      end
    )
  from pg_catalog.pg_type as t
  join scope as s on s.oid = t.typnamespace
  join pg_catalog.pg_range as r on r.rngtypid = t.oid
  left join pg_catalog.pg_opclass as oc on oc.oid = r.rngsubopc
  left join pg_catalog.pg_namespace as cn on cn.oid = oc.opcnamespace
  where t.typtype = 'r'

  union all
  -- where there are: pg_catalog.pg_type as t left join pg_catalog.pg_type as e on e.oid = t.typelem where t.oid >= 16384 and ((t.typtype = 'b' and e.typarray is distinct from t.oid) or not t.typisdefined)
  -- Base types, and shells: names that a type will have. Values that CREATE TYPE gives by itself are not said.
  select
    'pg_catalog.pg_type'::regclass::oid, t.oid, null, 'base_type', s.name, s.ident || '.' || arch_ident(t.typname), t.typname::text, t.typowner, t.typacl, 'T',
    jsonb_build_object(
      'definition',
      'CREATE TYPE ' || s.ident || '.' || arch_ident(t.typname) || case
        when t.typisdefined
          then ' (INPUT = ' || t.typinput::regproc::text || ', OUTPUT = ' || t.typoutput::regproc::text
            || case when t.typreceive = 0 then '' else ', RECEIVE = ' || t.typreceive::regproc::text end
            || case when t.typsend = 0 then '' else ', SEND = ' || t.typsend::regproc::text end
            || case when t.typmodin = 0 then '' else ', TYPMOD_IN = ' || t.typmodin::regproc::text end
            || case when t.typmodout = 0 then '' else ', TYPMOD_OUT = ' || t.typmodout::regproc::text end
            || case when t.typanalyze = 0 then '' else ', ANALYZE = ' || t.typanalyze::regproc::text end
            || case
              when t.typsubscript = 0 or (t.typsubscript = 'pg_catalog.raw_array_subscript_handler'::regproc and t.typelem <> 0 and t.typlen > 0) then ''
              else ', SUBSCRIPT = ' || t.typsubscript::regproc::text
            end
            || ', INTERNALLENGTH = ' || case t.typlen when -1 then 'VARIABLE' when -2 then '-2' else t.typlen::text end
            || case when t.typbyval then ', PASSEDBYVALUE' else '' end
            || ', ALIGNMENT = ' || case t.typalign when 'c' then 'char' when 's' then 'int2' when 'i' then 'int4' else 'double' end
            || ', STORAGE = ' || case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'x' then 'extended' else 'main' end
            || case when t.typcategory = 'U' then '' else ', CATEGORY = ' || quote_literal(t.typcategory::text) end
            || case when t.typispreferred then ', PREFERRED = true' else '' end
            || case when t.typdefault is null then '' else ', DEFAULT = ' || quote_literal(t.typdefault) end
            || case when t.typelem = 0 then '' else ', ELEMENT = ' || format_type(t.typelem, null) end
            || case when t.typdelim = ',' then '' else ', DELIMITER = ' || quote_literal(t.typdelim::text) end
            || case when t.typcollation = 0 then '' else ', COLLATABLE = true' end || ')'
        else ''
      end
    )
  from pg_catalog.pg_type as t
  join scope as s on s.oid = t.typnamespace
  left join pg_catalog.pg_type as e on e.oid = t.typelem
  where (t.typtype = 'b' and e.typarray is distinct from t.oid)
    or not t.typisdefined

  union all
  -- where there are: pg_catalog.pg_collation as c where c.oid >= 16384
  select
    'pg_catalog.pg_collation'::regclass::oid, o.oid, null, 'collation', s.name, s.ident || '.' || arch_ident(o.collname), o.collname::text,
    o.collowner, null, null,
    jsonb_build_object(
      'definition',
      'CREATE COLLATION ' || s.ident || '.' || arch_ident(o.collname) || ' (PROVIDER = ' || case o.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end
        || coalesce(', LOCALE = ' || quote_literal(coalesce(to_jsonb(o) ->> 'colllocale', to_jsonb(o) ->> 'colliculocale')), '')
        || coalesce(', LC_COLLATE = ' || quote_literal(o.collcollate), '')
        || coalesce(', LC_CTYPE = ' || quote_literal(o.collctype), '')
        || case when o.collisdeterministic then '' else ', DETERMINISTIC = false' end
        || coalesce(', RULES = ' || quote_literal(to_jsonb(o) ->> 'collicurules'), '')
        || ')'
    )
  from pg_catalog.pg_collation as o
  join scope as s on s.oid = o.collnamespace
) as x
