-- Enum types; values in their order.
-- where there are: pg_catalog.pg_type as t where t.oid >= 16384 and t.typtype = 'e'
select
  'pg_catalog.pg_type'::regclass::oid as classid,
  t.oid as objid,
  0 as objsubid,
  null::oid as parent,
  'enum' as kind,
  'enum:' || s.ident || '.' || arch_ident(t.typname) as address,
  t.typname::text as name,
  t.typowner as owner,
  t.typacl as acl,
  'T'::"char" as acl_kind,
  null::json as body,
  jsonb_build_object(
    'schema', s.name,
    'values', coalesce(
      (
        select jsonb_agg(e.enumlabel order by e.enumsortorder)
        from pg_catalog.pg_enum as e
        where e.enumtypid = t.oid
      ),
      '[]'
    )
  ) as more
from pg_catalog.pg_type as t
join scope as s on s.oid = t.typnamespace
where t.typtype = 'e'
