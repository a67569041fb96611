-- As scope.sql, and what stands in other schemas (not the system's, not our own) and needs something in the schemas asked for: by what
-- pg_depend records. `$1` text[]: names of schemas, not null. Of relations elsewhere only those that carry such an object are in scope.
own as materialized (
  select n.oid
  from pg_catalog.pg_namespace as n
  where n.nspname::text = any ($1::text[])
),
own_object as materialized (
  select 'pg_catalog.pg_class'::regclass::oid as classid, c.oid as objid
  from pg_catalog.pg_class as c
  where c.relnamespace in (select w.oid from own as w)
  union all
  select 'pg_catalog.pg_type'::regclass::oid, t.oid
  from pg_catalog.pg_type as t
  where t.typnamespace in (select w.oid from own as w)
  union all
  select 'pg_catalog.pg_proc'::regclass::oid, p.oid
  from pg_catalog.pg_proc as p
  where p.pronamespace in (select w.oid from own as w)
  union all
  select 'pg_catalog.pg_constraint'::regclass::oid, k.oid
  from pg_catalog.pg_constraint as k
  where k.connamespace in (select w.oid from own as w)
  union all
  select 'pg_catalog.pg_collation'::regclass::oid, o.oid
  from pg_catalog.pg_collation as o
  where o.collnamespace in (select w.oid from own as w)
  union all
  select 'pg_catalog.pg_operator'::regclass::oid, o.oid
  from pg_catalog.pg_operator as o
  where o.oprnamespace in (select w.oid from own as w)
  union all
  select 'pg_catalog.pg_opclass'::regclass::oid, o.oid
  from pg_catalog.pg_opclass as o
  where o.opcnamespace in (select w.oid from own as w)
),
need_of_own as materialized (
  select distinct d.classid, d.objid
  from pg_catalog.pg_depend as d
  join own_object as o on o.classid = d.refclassid and o.objid = d.refobjid
  left join own_object as s on s.classid = d.classid and s.objid = d.objid
  where s.objid is null
    and d.deptype in ('n', 'a', 'i', 'P', 'S')
),
-- The relation that the needing object is, or is part of; what is none says its schema only.
needing as materialized (
  select x.relid, coalesce(c.relnamespace, x.namespace) as namespace
  from (
    select coalesce(i.indrelid, c.oid) as relid, c.relnamespace as namespace
    from need_of_own as u
    join pg_catalog.pg_class as c on c.oid = u.objid
    left join pg_catalog.pg_index as i on i.indexrelid = c.oid
    where u.classid = 'pg_catalog.pg_class'::regclass
    union all
    select w.ev_class, null
    from need_of_own as u
    join pg_catalog.pg_rewrite as w on w.oid = u.objid
    where u.classid = 'pg_catalog.pg_rewrite'::regclass
    union all
    select d.adrelid, null
    from need_of_own as u
    join pg_catalog.pg_attrdef as d on d.oid = u.objid
    where u.classid = 'pg_catalog.pg_attrdef'::regclass
    union all
    select nullif(k.conrelid, 0), k.connamespace
    from need_of_own as u
    join pg_catalog.pg_constraint as k on k.oid = u.objid
    where u.classid = 'pg_catalog.pg_constraint'::regclass
    union all
    select t.tgrelid, null
    from need_of_own as u
    join pg_catalog.pg_trigger as t on t.oid = u.objid
    where u.classid = 'pg_catalog.pg_trigger'::regclass
    union all
    select p.polrelid, null
    from need_of_own as u
    join pg_catalog.pg_policy as p on p.oid = u.objid
    where u.classid = 'pg_catalog.pg_policy'::regclass
    union all
    select null, p.pronamespace
    from need_of_own as u
    join pg_catalog.pg_proc as p on p.oid = u.objid
    where u.classid = 'pg_catalog.pg_proc'::regclass
    union all
    select nullif(t.typrelid, 0), t.typnamespace
    from need_of_own as u
    join pg_catalog.pg_type as t on t.oid = u.objid
    where u.classid = 'pg_catalog.pg_type'::regclass
    union all
    select e.stxrelid, e.stxnamespace
    from need_of_own as u
    join pg_catalog.pg_statistic_ext as e on e.oid = u.objid
    where u.classid = 'pg_catalog.pg_statistic_ext'::regclass
    union all
    select null, o.oprnamespace
    from need_of_own as u
    join pg_catalog.pg_operator as o on o.oid = u.objid
    where u.classid = 'pg_catalog.pg_operator'::regclass
    union all
    select null, o.opcnamespace
    from need_of_own as u
    join pg_catalog.pg_opclass as o on o.oid = u.objid
    where u.classid = 'pg_catalog.pg_opclass'::regclass
  ) as x
  left join pg_catalog.pg_class as c on c.oid = x.relid
),
scope as materialized (
  select
    n.oid,
    n.nspname::text as name,
    arch_ident(n.nspname) as ident
  from pg_catalog.pg_namespace as n
  where n.oid in (select w.oid from own as w)
    or (n.oid in (select u.namespace from needing as u) and n.nspname::text !~ '^(pg_|information_schema$|arch(_|$))')
),
relation as materialized (
  select
    c.oid,
    c.relkind,
    c.relispartition,
    c.relpersistence,
    s.name as schema,
    c.relname::text as name,
    s.ident || '.' || arch_ident(c.relname) as ident
  from pg_catalog.pg_class as c
  join scope as s on s.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and c.relpersistence <> 't'
    and (c.relnamespace in (select w.oid from own as w) or c.oid in (select u.relid from needing as u))
)
