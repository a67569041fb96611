-- One row, one text: differs from the one before when a catalog row about what people made, which a rendered definition can show, has been added, changed or removed in between.
-- Other rows are as the query's snapshot has them, whatever happens meanwhile.
-- Summed up for each catalog by itself: a row that travels through one list of all costs three times as much.
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
part_version as (
  select 1 as part, count(*) as rows, sum(hashtextextended(c.xmin::text, c.oid::bigint)) as hash
  from pg_catalog.pg_class as c
  where c.oid >= 16384
    and c.relpersistence <> 't'
  union all
  -- Of system columns only their privileges are somebody's.
  select 2, count(*), sum(hashtextextended(a.xmin::text, a.attnum + 65536 * a.attrelid::bigint))
  from pg_catalog.pg_attribute as a
  where a.attrelid >= 16384
    and (a.attnum > 0 or a.attacl is not null)
    and a.attrelid not in (select h.oid from hidden as h)
  union all
  select 3, count(*), sum(hashtextextended(k.xmin::text, k.oid::bigint))
  from pg_catalog.pg_constraint as k
  where k.oid >= 16384
    and k.conrelid not in (select h.oid from hidden as h)
  union all
  select 4, count(*), sum(hashtextextended(i.xmin::text, i.indexrelid::bigint))
  from pg_catalog.pg_index as i
  where i.indexrelid >= 16384
    and i.indexrelid not in (select h.oid from hidden as h)
  union all
  select 5, count(*), sum(hashtextextended(t.xmin::text, t.oid::bigint))
  from pg_catalog.pg_type as t
  where t.oid >= 16384
    and t.oid not in (select h.oid from hidden_type as h)
  union all
  select 6, count(*), sum(hashtextextended(d.xmin::text, d.oid::bigint))
  from pg_catalog.pg_attrdef as d
  where d.adrelid not in (select h.oid from hidden as h)
  union all
  select 7, count(*), sum(hashtextextended(w.xmin::text, w.oid::bigint))
  from pg_catalog.pg_rewrite as w
  where w.oid >= 16384
    and w.ev_class not in (select h.oid from hidden as h)
  union all
  select 8, count(*), sum(hashtextextended(t.xmin::text, t.oid::bigint))
  from pg_catalog.pg_trigger as t
  where t.tgrelid not in (select h.oid from hidden as h)
  union all
  select 9, count(*), sum(hashtextextended(q.xmin::text, q.seqrelid::bigint))
  from pg_catalog.pg_sequence as q
  where q.seqrelid not in (select h.oid from hidden as h)
  union all
  select 10, count(*), sum(hashtextextended(h.xmin::text || ' ' || h.inhparent::text, h.inhseqno + 65536 * h.inhrelid::bigint))
  from pg_catalog.pg_inherits as h
  union all
  select 11, count(*), sum(hashtextextended(d.xmin::text || ' ' || d.classoid::text, d.objsubid + 65536 * d.objoid::bigint))
  from pg_catalog.pg_description as d
  where d.objoid >= 16384
    and d.objoid not in (select h.oid from hidden as h)
  union all
  select 23, count(*), sum(hashtextextended(l.xmin::text || ' ' || l.classoid::text || l.provider, l.objsubid + 65536 * l.objoid::bigint))
  from pg_catalog.pg_seclabel as l
  union all
  select 12, count(*), sum(hashtextextended(n.xmin::text, n.oid::bigint))
  from pg_catalog.pg_namespace as n
  where n.nspname::text !~ '^pg_(toast_)?temp_'
  union all
  select 13, count(*), sum(hashtextextended(p.xmin::text, p.oid::bigint))
  from pg_catalog.pg_proc as p
  where p.oid >= 16384
  union all
  select 14, count(*), sum(hashtextextended(e.xmin::text, e.oid::bigint))
  from pg_catalog.pg_enum as e
  union all
  select 15, count(*), sum(hashtextextended(p.xmin::text, p.oid::bigint))
  from pg_catalog.pg_policy as p
  union all
  select 16, count(*), sum(hashtextextended(e.xmin::text, e.oid::bigint))
  from pg_catalog.pg_extension as e
  union all
  select 17, count(*), sum(hashtextextended(s.xmin::text, s.oid::bigint))
  from pg_catalog.pg_statistic_ext as s
  union all
  select 18, count(*), sum(hashtextextended(o.xmin::text, o.oid::bigint))
  from pg_catalog.pg_operator as o
  where o.oid >= 16384
  union all
  select 19, count(*), sum(hashtextextended(c.xmin::text, c.oid::bigint))
  from pg_catalog.pg_collation as c
  where c.oid >= 16384
  union all
  select 20, count(*), sum(hashtextextended(d.xmin::text, d.oid::bigint))
  from pg_catalog.pg_default_acl as d
  union all
  -- Roles have no row version that everybody may see; whom something here belongs to, or is granted to, stands among the shared dependencies.
  select 21, count(*), sum(hashtextextended(r.rolname::text, r.oid::bigint))
  from pg_catalog.pg_roles as r
  where r.oid < 16384
    or r.oid in (
      select d.refobjid
      from pg_catalog.pg_shdepend as d
      where d.refclassid = 'pg_catalog.pg_authid'::regclass
        and d.dbid = (select b.oid from pg_catalog.pg_database as b where b.datname = current_database())
    )
  union all
  select 22, count(*), sum(hashtextextended(d.xmin::text, (d.objsubid + 65536 * d.objid::bigint) # (d.refobjid::bigint << 24)))
  from pg_catalog.pg_depend as d
  where d.objid >= 16384
    and d.deptype in ('a', 'i', 'e')
    and d.objid not in (select h.oid from hidden as h)
    and d.refobjid not in (select h.oid from hidden as h)
    and d.objid not in (select h.oid from hidden_type as h)
  union all
  -- Names that definitions show: of indexes and keys, of text search in expressions, of functions' languages.
  select 24, count(*), sum(hashtextextended(c.xmin::text, c.oid::bigint))
  from pg_catalog.pg_opclass as c
  where c.oid >= 16384
  union all
  select 25, count(*), sum(hashtextextended(c.xmin::text, c.oid::bigint))
  from pg_catalog.pg_ts_config as c
  where c.oid >= 16384
  union all
  select 26, count(*), sum(hashtextextended(d.xmin::text, d.oid::bigint))
  from pg_catalog.pg_ts_dict as d
  where d.oid >= 16384
  union all
  select 27, count(*), sum(hashtextextended(l.xmin::text, l.oid::bigint))
  from pg_catalog.pg_language as l
  where l.oid >= 16384
)
select string_agg(v.rows::text || ' ' || coalesce(v.hash, 0)::text, ',' order by v.part) as version
from part_version as v
