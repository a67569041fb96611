-- Sequences but those of identity columns, which are part of the column. 64-bit numbers travel as text.
-- where there are: pg_catalog.pg_sequence
select
  'pg_catalog.pg_class'::regclass::oid as classid,
  c.oid as objid,
  0 as objsubid,
  null::oid as parent,
  'sequence' as kind,
  'sequence:' || s.ident || '.' || arch_ident(c.relname) as address,
  c.relname::text as name,
  c.relowner as owner,
  c.relacl as acl,
  's'::"char" as acl_kind,
  null::json as body,
  jsonb_build_object(
    'schema', s.name,
    'type', format_type(q.seqtypid, null),
    'start', q.seqstart::text,
    'increment', q.seqincrement::text,
    'min', q.seqmin::text,
    'max', q.seqmax::text,
    'cache', q.seqcache::text,
    'cycle', q.seqcycle,
    'owned_by', 'column:' || arch_ident(tn.nspname) || '.' || arch_ident(tc.relname) || '.' || arch_ident(a.attname)
  )
  || case c.relpersistence when 'u' then '{"persistence": "unlogged"}' else '{}' end::jsonb as more
from pg_catalog.pg_sequence as q
join pg_catalog.pg_class as c on c.oid = q.seqrelid
join scope as s on s.oid = c.relnamespace
left join column_sequence as o on o.seqrelid = c.oid
left join pg_catalog.pg_class as tc on tc.oid = o.relid
left join pg_catalog.pg_namespace as tn on tn.oid = tc.relnamespace
left join pg_catalog.pg_attribute as a on a.attrelid = o.relid and a.attnum = o.attnum
where c.relpersistence <> 't'
  and o.deptype is distinct from 'i'
