-- Indexes of tables. Those behind constraints are the constraint's; those of partitions that follow from a parent's index are the parent's,
-- unless it waits for more of them: such a one is ON ONLY and not valid, and its parts say which one they are attached to. Options stand in the order of their names.
select
  'pg_catalog.pg_class'::regclass::oid as classid,
  c.oid as objid,
  0 as objsubid,
  i.indrelid as parent,
  'index' as kind,
  'index:' || s.ident || '.' || arch_ident(c.relname) as address,
  c.relname::text as name,
  null::oid as owner,
  null::aclitem[] as acl,
  null::"char" as acl_kind,
  row_to_json(b) as body,
  case
    when pi.indexrelid is not null or i.indexprs is not null then jsonb_strip_nulls(
      jsonb_build_object(
        'attached_to', 'index:' || arch_ident(pn.nspname) || '.' || arch_ident(pc.relname),
        'statistics', (
          select jsonb_agg(a.attnum::text || '=' || a.attstattarget::text order by a.attnum)
          from pg_catalog.pg_attribute as a
          where a.attrelid = c.oid
            and a.attstattarget >= 0
        )
      )
    )
  end as more
from relation as r
join pg_catalog.pg_index as i on i.indrelid = r.oid
left join column_names as cols on cols.relid = r.oid
join pg_catalog.pg_class as c on c.oid = i.indexrelid
join scope as s on s.oid = c.relnamespace
join pg_catalog.pg_am as m on m.oid = c.relam
left join pg_catalog.pg_tablespace as ts on ts.oid = c.reltablespace
left join pg_catalog.pg_inherits as h on c.relispartition and h.inhrelid = c.oid
left join pg_catalog.pg_index as pi on pi.indexrelid = h.inhparent and not pi.indisvalid
left join pg_catalog.pg_class as pc on pc.oid = pi.indexrelid
left join pg_catalog.pg_namespace as pn on pn.oid = pc.relnamespace
cross join lateral (
  select
    r.schema as schema,
    r.name as "table",
    case
      when c.relkind = 'I' and i.indisvalid then regexp_replace(pg_get_indexdef(c.oid), '^(CREATE (?:UNIQUE )?INDEX (?:"(?:[^"]|"")*"|[^ "]+) ON) ONLY ', '\1 ')
      when cardinality(c.reloptions) > 1
        then (
          select replace(pg_get_indexdef(c.oid), ' WITH (' || string_agg(o.said, ', ' order by o.place), ' WITH (' || string_agg(o.said, ', ' order by o.said collate "C"))
          from (
            select
              u.place,
              split_part(u.option, '=', 1) || '=' || case when quote_ident(v.value) = v.value then v.value else quote_literal(v.value) end as said
            from unnest(c.reloptions) with ordinality as u (option, place)
            cross join lateral (select substr(u.option, strpos(u.option, '=') + 1) as value) as v
          ) as o
        )
      else pg_get_indexdef(c.oid)
    end as definition,
    i.indisunique as "unique",
    m.amname as method,
    array(
      select coalesce(cols.names[u.attnum]::text, pg_get_indexdef(c.oid, u.place::integer, false))
      from unnest(i.indkey::smallint[]) with ordinality as u (attnum, place)
      where u.place <= i.indnkeyatts
      order by u.place
    ) as keys,
    pg_get_expr(i.indpred, i.indrelid) as predicate,
    i.indisvalid as valid,
    ts.spcname as tablespace
) as b
where (not c.relispartition or pi.indexrelid is not null)
  and not exists (
    select
    from pg_catalog.pg_constraint as k
    where k.conrelid = i.indrelid
      and k.conindid = i.indexrelid
      and k.contype in ('p', 'u', 'x')
  )
