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
-- Names of columns by their numbers, as keys, indexes and foreign keys point at them, and the numbers of those that are gone.
column_names as materialized (
  select
    a.attrelid as relid,
    array_agg(a.attname order by a.attnum) as names,
    array_agg(a.attnum) filter (where a.attisdropped) as gaps
  from pg_catalog.pg_attribute as a
  where a.attnum > 0
    and a.attrelid in (
      select r.oid
      from relation as r
      union all
      select k.confrelid
      from relation as r
      join pg_catalog.pg_constraint as k on k.conrelid = r.oid
      where k.contype = 'f'
    )
  group by a.attrelid
),
-- Members of extensions: they stand under their extension.
member as materialized (
  select
    d.classid,
    d.objid,
    e.extname::text as extension,
    'extension:' || arch_ident(e.extname) as address
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_extension as e on e.oid = d.refobjid
  where d.refclassid = 'pg_catalog.pg_extension'::regclass
    and d.deptype = 'e'
  union all
  -- A composite type is a member by its type, and read by its relation.
  select
    'pg_catalog.pg_class'::regclass,
    t.typrelid,
    e.extname::text,
    'extension:' || arch_ident(e.extname)
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_extension as e on e.oid = d.refobjid
  join pg_catalog.pg_type as t on d.classid = 'pg_catalog.pg_type'::regclass and t.oid = d.objid and t.typtype = 'c'
  join pg_catalog.pg_class as c on c.oid = t.typrelid and c.relkind = 'c'
  where d.refclassid = 'pg_catalog.pg_extension'::regclass
    and d.deptype = 'e'
),
-- Operators and functions of operator classes and families, as CREATE OPERATOR CLASS lists them: of a class where they hang on it, else of the family.
member_of_class as materialized (
  select
    d.refclassid,
    d.refobjid,
    d.classid,
    d.objid,
    'OPERATOR ' || p.amopstrategy::text || ' ' || arch_ident(n.nspname) || '.' || o.oprname || '(' || format_type(p.amoplefttype, null) || ', ' || format_type(p.amoprighttype, null) || ')'
      || coalesce(' FOR ORDER BY ' || arch_ident(fn.nspname) || '.' || arch_ident(f.opfname), '') as text
  from pg_catalog.pg_amop as p
  join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_amop'::regclass and d.objid = p.oid and d.deptype in ('i', 'a')
  join pg_catalog.pg_operator as o on o.oid = p.amopopr
  join pg_catalog.pg_namespace as n on n.oid = o.oprnamespace
  left join pg_catalog.pg_opfamily as f on f.oid = p.amopsortfamily
  left join pg_catalog.pg_namespace as fn on fn.oid = f.opfnamespace
  where d.refclassid in ('pg_catalog.pg_opclass'::regclass, 'pg_catalog.pg_opfamily'::regclass)
    and p.oid >= 16384
  union all
  select
    d.refclassid,
    d.refobjid,
    d.classid,
    d.objid,
    'FUNCTION ' || p.amprocnum::text || ' (' || format_type(p.amproclefttype, null) || ', ' || format_type(p.amprocrighttype, null) || ') ' || p.amproc::regprocedure::text
  from pg_catalog.pg_amproc as p
  join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_amproc'::regclass and d.objid = p.oid and d.deptype in ('i', 'a')
  where d.refclassid in ('pg_catalog.pg_opclass'::regclass, 'pg_catalog.pg_opfamily'::regclass)
    and p.oid >= 16384
)
