-- Views.
select
  'pg_catalog.pg_class'::regclass::oid as classid,
  c.oid as objid,
  0 as objsubid,
  null::oid as parent,
  'view' as kind,
  'view:' || r.ident as address,
  r.name,
  c.relowner as owner,
  c.relacl as acl,
  'r'::"char" as acl_kind,
  jsonb_build_object(
    'schema', r.schema,
    'definition', pg_get_viewdef(c.oid),
    'options', coalesce((select jsonb_agg(o.option order by o.option collate "C") from unnest(c.reloptions) as o (option)), '[]'),
    'columns', (
      select jsonb_agg(a.attname order by a.attnum)
      from pg_catalog.pg_attribute as a
      where a.attrelid = c.oid
        and a.attnum > 0
        and not a.attisdropped
    )
  ) as body
from relation as r
join pg_catalog.pg_class as c on c.oid = r.oid
where r.relkind = 'v'
