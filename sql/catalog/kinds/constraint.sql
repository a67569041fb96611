-- Keys, foreign keys, checks and exclusions of tables. What follows from a parent (a partition's key, an inherited check) is the parent's.
select
  'pg_catalog.pg_constraint'::regclass::oid as classid,
  k.oid as objid,
  0 as objsubid,
  k.conrelid as parent,
  'constraint' as kind,
  'constraint:' || r.ident || '.' || arch_ident(k.conname) as address,
  k.conname::text as name,
  null::oid as owner,
  null::aclitem[] as acl,
  null::"char" as acl_kind,
  jsonb_build_object(
    'schema', r.schema,
    'table', r.name,
    'type', case k.contype when 'p' then 'primary' when 'u' then 'unique' when 'f' then 'foreign' when 'x' then 'exclusion' else 'check' end,
    'definition', regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''),
    'columns', coalesce(
      (
        select jsonb_agg(a.attname order by u.place)
        from unnest(k.conkey) with ordinality as u (attnum, place)
        join pg_catalog.pg_attribute as a on a.attrelid = k.conrelid and a.attnum = u.attnum
      ),
      '[]'
    ),
    'references', case
      when k.contype = 'f' then jsonb_build_object(
        'table', 'table:' || arch_ident(fn.nspname) || '.' || arch_ident(fc.relname),
        'columns', (
          select jsonb_agg(a.attname order by u.place)
          from unnest(k.confkey) with ordinality as u (attnum, place)
          join pg_catalog.pg_attribute as a on a.attrelid = k.confrelid and a.attnum = u.attnum
        )
      )
    end,
    'valid', k.convalidated or pg_get_constraintdef(k.oid) ~ ' NOT ENFORCED$'
  ) as body
from relation as r
join pg_catalog.pg_constraint as k on k.conrelid = r.oid
left join pg_catalog.pg_class as fc on k.contype = 'f' and fc.oid = k.confrelid
left join pg_catalog.pg_namespace as fn on fn.oid = fc.relnamespace
where (k.contype in ('p', 'u', 'f', 'c', 'x') or (k.contype = 'n' and not k.convalidated))
  and k.conparentid = 0
  and (k.conislocal or k.coninhcount = 0)
