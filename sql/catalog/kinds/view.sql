-- Views.
-- where there are: pg_catalog.pg_class as c where c.oid >= 16384 and c.relkind = 'v'
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
  row_to_json(b) as body,
  null::jsonb as more
from relation as r
join pg_catalog.pg_class as c on c.oid = r.oid
left join (
  select
    a.attrelid,
    jsonb_agg(a.attname order by a.attnum) as names,
    jsonb_agg(format_type(a.atttypid, a.atttypmod) || case when a.attcollation <> t.typcollation then ' collate ' || a.attcollation::regcollation::text else '' end order by a.attnum) as types
  from relation as r
  join pg_catalog.pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  join pg_catalog.pg_type as t on t.oid = a.atttypid
  where r.relkind = 'v'
  group by a.attrelid
) as a on a.attrelid = c.oid
cross join lateral (
  select
    r.schema as schema,
    pg_get_viewdef(c.oid) as definition,
    coalesce((select jsonb_agg(o.option order by o.option collate "C") from unnest(c.reloptions) as o (option)), '[]') as options,
    coalesce(a.names, '[]') as columns,
    coalesce(a.types, '[]') as types
) as b
where r.relkind = 'v'
