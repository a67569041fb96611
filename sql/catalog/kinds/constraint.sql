-- Keys, foreign keys, checks and exclusions of tables. What follows from a parent (a partition's key, an inherited check) is the parent's, unless the
-- parent's key waits for more parts. A partition's own key may have the part of a parent's plain index as its index. Options stand in the order of their names.
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
  row_to_json(b) as body,
  case
    when x.oid is not null
      then case when x.description is null then '{}' else jsonb_build_object('index_comment', x.description) end
      || case when x.waits then '{"waits": true}'::jsonb else '{}' end
      || case
        when x.whole is null then '{}'::jsonb
        else jsonb_build_object(
          case when x.waiting then 'attached_to' else 'part_of' end,
          coalesce(
            (
              select 'constraint:' || arch_ident(n.nspname) || '.' || arch_ident(c.relname) || '.' || arch_ident(pk.conname)
              from pg_catalog.pg_constraint as pk
              join pg_catalog.pg_class as c on c.oid = pk.conrelid
              join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
              where pk.oid = k.conparentid
            ),
            (
              select 'index:' || arch_ident(n.nspname) || '.' || arch_ident(c.relname)
              from pg_catalog.pg_class as c
              join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
              where c.oid = case when x.waiting then x.whole else pg_partition_root(x.oid)::oid end
            )
          )
        )
      end
  end as more
from relation as r
join pg_catalog.pg_constraint as k on k.conrelid = r.oid
left join column_names as cols on cols.relid = r.oid
left join (
  select
    c.oid, c.reloptions, nullif(c.reltablespace, 0) as reltablespace, ts.spcname, d.description,
    c.relkind = 'I' and not i.indisvalid as waits,
    case when c.relispartition then h.inhparent end as whole,
    coalesce(not hi.indisvalid, false) as waiting,
    o.said,
    o.sorted
  from pg_catalog.pg_class as c
  join pg_catalog.pg_index as i on i.indexrelid = c.oid
  left join pg_catalog.pg_inherits as h on c.relispartition and h.inhrelid = c.oid
  left join pg_catalog.pg_index as hi on hi.indexrelid = h.inhparent
  left join pg_catalog.pg_tablespace as ts on ts.oid = c.reltablespace
  left join pg_catalog.pg_description as d on d.classoid = 'pg_catalog.pg_class'::regclass and d.objoid = c.oid and d.objsubid = 0
  left join lateral (
    -- As an exclusion constraint's own text has them.
    select string_agg(u.said, ', ' order by u.place) as said, string_agg(u.said, ', ' order by u.said collate "C") as sorted
    from (
      select
        p.place,
        split_part(p.option, '=', 1) || '=' || case when quote_ident(v.value) = v.value then v.value else quote_literal(v.value) end as said
      from unnest(c.reloptions) with ordinality as p (option, place)
      cross join lateral (select substr(p.option, strpos(p.option, '=') + 1) as value) as v
    ) as u
  ) as o on i.indisexclusion and cardinality(c.reloptions) > 1
  where c.relkind in ('i', 'I')
    and (c.reloptions is not null or c.reltablespace <> 0 or d.description is not null or c.relispartition or (c.relkind = 'I' and not i.indisvalid))
) as x on x.oid = k.conindid and k.contype in ('p', 'u', 'x')
left join pg_catalog.pg_class as rc on k.contype = 'f' and rc.oid = k.confrelid
left join pg_catalog.pg_namespace as rn on rn.oid = rc.relnamespace
left join column_names as rcols on rcols.relid = rc.oid
cross join lateral (
  select
    r.schema as schema,
    r.name as "table",
    case k.contype when 'p' then 'primary' when 'u' then 'unique' when 'f' then 'foreign' when 'x' then 'exclusion' else 'check' end as type,
    case
      when x.reloptions is null and x.reltablespace is null
        then regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', '')
      else regexp_replace(
        case when x.said is null then pg_get_constraintdef(k.oid) else replace(pg_get_constraintdef(k.oid), ' WITH (' || x.said, ' WITH (' || x.sorted) end,
        '(?= WHERE \(| DEFERRABLE| INITIALLY DEFERRED|$)',
        case when x.reloptions is null or k.contype = 'x' then '' else ' WITH (' || (select string_agg(o.option, ', ' order by o.option collate "C") from unnest(x.reloptions) as o (option)) || ')' end
          || case when x.reltablespace is null then '' else ' USING INDEX TABLESPACE ' || arch_ident(x.spcname) end
      )
    end as definition,
    array(select cols.names[u.attnum] from unnest(k.conkey) with ordinality as u (attnum, place) order by u.place) as columns,
    case
      when k.contype = 'f' then json_build_object(
        'table', 'table:' || arch_ident(rn.nspname) || '.' || arch_ident(rc.relname),
        'columns', array(select rcols.names[u.attnum] from unnest(k.confkey) with ordinality as u (attnum, place) order by u.place)
      )
    end as "references",
    k.convalidated or pg_get_constraintdef(k.oid) ~ ' NOT ENFORCED$' as valid
) as b
where (k.contype in ('p', 'u', 'f', 'c', 'x') or (k.contype = 'n' and not k.convalidated))
  and (k.conparentid = 0 or x.waiting)
  and (k.conislocal or k.coninhcount = 0 or x.waiting)
