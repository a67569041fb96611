-- What every kind needs besides its schemas and relations.
-- Sequences that belong to a column: `i` identity, `a` owned (serial).
column_sequence as materialized (
  select
    d.objid as seqrelid,
    d.refobjid as relid,
    d.refobjsubid as attnum,
    d.deptype
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_sequence as q on q.seqrelid = d.objid
  where d.classid = 'pg_catalog.pg_class'::regclass
    and d.refclassid = 'pg_catalog.pg_class'::regclass
    and d.refobjsubid > 0
    and d.deptype in ('i', 'a')
),
-- Members of extensions: they stand under their extension.
member as materialized (
  select
    d.classid,
    d.objid,
    e.extname::text as extension,
    'other:extension:' || arch_ident(e.extname) as address
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_extension as e on e.oid = d.refobjid
  where d.refclassid = 'pg_catalog.pg_extension'::regclass
    and d.deptype = 'e'
)
