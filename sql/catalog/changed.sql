-- One row, one text: differs from the one before when a catalog row about what people made, which a rendered definition can show, has been added, changed or removed in between.
-- Other rows are as the query's snapshot has them, whatever happens meanwhile.
-- Rows of temporary objects do not count, nor do the in-place updates of vacuum and analyze.
with hidden as materialized (
  select c.oid
  from pg_catalog.pg_class as c
  where c.relpersistence = 't'
),
hidden_type as materialized (
  select t.oid
  from pg_catalog.pg_type as t
  join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
  where n.nspname::text ~ '^pg_(toast_)?temp_'
),
row_version as (
  select 1 as part, c.oid::bigint as major, 0 as minor, c.xmin::text as version
  from pg_catalog.pg_class as c
  where c.oid >= 16384
    and c.relpersistence <> 't'
  union all
  select 2, a.attrelid::bigint, a.attnum, a.xmin::text
  from pg_catalog.pg_attribute as a
  where a.attrelid >= 16384
    and not exists (select from hidden as h where h.oid = a.attrelid)
  union all
  select 3, k.oid::bigint, 0, k.xmin::text
  from pg_catalog.pg_constraint as k
  where k.oid >= 16384
    and not exists (select from hidden as h where h.oid = k.conrelid)
  union all
  select 4, i.indexrelid::bigint, 0, i.xmin::text
  from pg_catalog.pg_index as i
  where i.indexrelid >= 16384
    and not exists (select from hidden as h where h.oid = i.indexrelid)
  union all
  select 5, t.oid::bigint, 0, t.xmin::text
  from pg_catalog.pg_type as t
  where t.oid >= 16384
    and not exists (select from hidden_type as h where h.oid = t.oid)
  union all
  select 6, d.oid::bigint, 0, d.xmin::text
  from pg_catalog.pg_attrdef as d
  where not exists (select from hidden as h where h.oid = d.adrelid)
  union all
  select 7, w.oid::bigint, 0, w.xmin::text
  from pg_catalog.pg_rewrite as w
  where w.oid >= 16384
    and not exists (select from hidden as h where h.oid = w.ev_class)
  union all
  select 8, t.oid::bigint, 0, t.xmin::text
  from pg_catalog.pg_trigger as t
  where not exists (select from hidden as h where h.oid = t.tgrelid)
  union all
  select 9, q.seqrelid::bigint, 0, q.xmin::text
  from pg_catalog.pg_sequence as q
  where not exists (select from hidden as h where h.oid = q.seqrelid)
  union all
  select 10, h.inhrelid::bigint, h.inhseqno, h.xmin::text || ' ' || h.inhparent::text
  from pg_catalog.pg_inherits as h
  union all
  select 11, d.objoid::bigint, d.objsubid, d.xmin::text || ' ' || d.classoid::text
  from pg_catalog.pg_description as d
  where d.objoid >= 16384
    and not exists (select from hidden as h where h.oid = d.objoid)
  union all
  select 23, l.objoid::bigint, l.objsubid, l.xmin::text || ' ' || l.classoid::text || l.provider
  from pg_catalog.pg_seclabel as l
  union all
  select 12, n.oid::bigint, 0, n.xmin::text
  from pg_catalog.pg_namespace as n
  where n.nspname::text !~ '^pg_(toast_)?temp_'
  union all
  select 13, p.oid::bigint, 0, p.xmin::text
  from pg_catalog.pg_proc as p
  where p.oid >= 16384
  union all
  select 14, e.oid::bigint, 0, e.xmin::text
  from pg_catalog.pg_enum as e
  union all
  select 15, p.oid::bigint, 0, p.xmin::text
  from pg_catalog.pg_policy as p
  union all
  select 16, e.oid::bigint, 0, e.xmin::text
  from pg_catalog.pg_extension as e
  union all
  select 17, s.oid::bigint, 0, s.xmin::text
  from pg_catalog.pg_statistic_ext as s
  union all
  select 18, o.oid::bigint, 0, o.xmin::text
  from pg_catalog.pg_operator as o
  where o.oid >= 16384
  union all
  select 19, c.oid::bigint, 0, c.xmin::text
  from pg_catalog.pg_collation as c
  where c.oid >= 16384
  union all
  select 20, d.oid::bigint, 0, d.xmin::text
  from pg_catalog.pg_default_acl as d
  union all
  -- Roles have no row version that everybody may see; whom something here belongs to, or is granted to, stands among the shared dependencies.
  select 21, r.oid::bigint, 0, r.rolname::text
  from pg_catalog.pg_roles as r
  where r.oid < 16384
    or r.oid in (
      select d.refobjid
      from pg_catalog.pg_shdepend as d
      where d.refclassid = 'pg_catalog.pg_authid'::regclass
        and d.dbid = (select b.oid from pg_catalog.pg_database as b where b.datname = current_database())
    )
  union all
  select 22, d.objid::bigint, d.objsubid, d.xmin::text || ' ' || d.refobjid::text
  from pg_catalog.pg_depend as d
  where d.objid >= 16384
    and d.deptype in ('a', 'i', 'e')
    and not exists (select from hidden as h where h.oid = d.objid)
    and not exists (select from hidden as h where h.oid = d.refobjid)
    and not exists (select from hidden_type as h where h.oid = d.objid)
  union all
  -- Names that definitions show: of indexes and keys, of text search in expressions, of functions' languages.
  select 24, c.oid::bigint, 0, c.xmin::text
  from pg_catalog.pg_opclass as c
  where c.oid >= 16384
  union all
  select 25, c.oid::bigint, 0, c.xmin::text
  from pg_catalog.pg_ts_config as c
  where c.oid >= 16384
  union all
  select 26, d.oid::bigint, 0, d.xmin::text
  from pg_catalog.pg_ts_dict as d
  where d.oid >= 16384
  union all
  select 27, l.oid::bigint, 0, l.xmin::text
  from pg_catalog.pg_language as l
  where l.oid >= 16384
)
select
  count(*)::text || ' ' || coalesce(sum(hashtextextended(r.version, r.part + 64 * (r.minor + 65536 * r.major))), 0)::text as version
from row_version as r
