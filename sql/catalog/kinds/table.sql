-- Tables, partitioned tables and partitions.
select
  'pg_catalog.pg_class'::regclass::oid as classid,
  c.oid as objid,
  0 as objsubid,
  null::oid as parent,
  'table' as kind,
  'table:' || r.ident as address,
  r.name,
  c.relowner as owner,
  c.relacl as acl,
  'r'::"char" as acl_kind,
  row_to_json(b) as body,
  case
    when c.reltablespace = 0 and c.reloftype = 0 and m.amname is null and x.relname is null and not c.relispartition then null
    else jsonb_strip_nulls(
      jsonb_build_object(
        'access_method', m.amname,
        'tablespace', ts.spcname,
        'cluster_on', x.relname,
        'copies', copy.copies,
        'validated', checked.names,
        'triggers', (
          select jsonb_agg(jsonb_build_object('name', t.tgname, 'enabled', t.tgenabled, 'above', a.tgenabled) order by t.tgname collate "C")
          from pg_catalog.pg_trigger as t
          join pg_catalog.pg_trigger as a on a.oid = t.tgparentid
          where c.relispartition
            and t.tgrelid = c.oid
            and not t.tgisinternal
            and t.tgenabled <> a.tgenabled
        ),
        'of_type', (
          select 'composite:' || arch_ident(n.nspname) || '.' || arch_ident(t.typname)
          from pg_catalog.pg_type as t
          join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
          where t.oid = c.reloftype
        )
      )
    )
  end as more
from relation as r
join pg_catalog.pg_class as c on c.oid = r.oid
left join pg_catalog.pg_am as m on m.oid = c.relam and (m.amname <> 'heap' or c.relkind = 'p')
left join pg_catalog.pg_tablespace as ts on ts.oid = c.reltablespace
left join (pg_catalog.pg_index as i join pg_catalog.pg_class as x on x.oid = i.indexrelid) on i.indrelid = c.oid and i.indisclustered
left join pg_catalog.pg_class as tc on tc.oid = c.reltoastrelid and tc.reloptions is not null
left join (
  select
    h.inhrelid,
    jsonb_agg(case pc.relkind when 'f' then 'foreign_table:' else 'table:' end || arch_ident(n.nspname) || '.' || arch_ident(pc.relname) order by h.inhseqno) as parents
  from pg_catalog.pg_inherits as h
  join pg_catalog.pg_class as pc on pc.oid = h.inhparent and pc.relkind in ('r', 'p', 'f')
  join pg_catalog.pg_namespace as n on n.oid = pc.relnamespace
  group by h.inhrelid
) as p on p.inhrelid = c.oid
left join (
  select
    e.relid,
    jsonb_agg(
      jsonb_build_object('of', e.origin, 'name', e.name)
        || case when e.named then '{"named": true}'::jsonb else '{}' end
        || case when e.comment is null then '{}'::jsonb else jsonb_build_object('comment', e.comment) end
        || coalesce(e.told, '{}')
      order by e.origin collate "C", e.name collate "C"
    ) as copies
  from (
    select
      i.indrelid as relid,
      coalesce(
        'constraint:' || pr.ident || '.' || arch_ident(pk.conname),
        'index:' || arch_ident(n.nspname) || '.' || arch_ident(pc.relname)
      ) as origin,
      coalesce(k.conname, ic.relname)::text as name,
      -- A name that Postgres would not give: not the table's and the columns', shortened from the longer of both, with what it is.
      case
        when octet_length(ic.relname) >= 60 and octet_length(ic.relname) > length(ic.relname) then ic.relname !~ '_(pkey|key|excl|idx)[0-9]*$'
        when k.contype = 'p' then ic.relname <> left(r.name, 58) || '_pkey'
        else (
          select
            ic.relname <> left(r.name, least(length(r.name), greatest(w.room - length(w.columns), (w.room + 1) / 2)))
              || '_' || left(w.columns, w.room - least(length(r.name), greatest(w.room - length(w.columns), (w.room + 1) / 2))) || w.tail
          from (
            select
              v.tail,
              62 - length(v.tail) as room,
              (select string_agg(a.attname, '_' order by a.attnum) from pg_catalog.pg_attribute as a where a.attrelid = h.inhrelid) as columns
            from (select case k.contype when 'u' then '_key' when 'x' then '_excl' else '_idx' end as tail) as v
          ) as w
        )
      end as named,
      d.description as comment,
      case
        when ic.reloptions is distinct from pc.reloptions
          and not (coalesce(ic.reloptions, '{}') @> coalesce(pc.reloptions, '{}') and coalesce(pc.reloptions, '{}') @> coalesce(ic.reloptions, '{}'))
          then jsonb_build_object(
            'options', (select coalesce(jsonb_agg(o.option order by o.option collate "C"), '[]') from unnest(ic.reloptions) as o (option)),
            'options_above', (select coalesce(jsonb_agg(o.option order by o.option collate "C"), '[]') from unnest(pc.reloptions) as o (option))
          )
        else '{}'
      end || case
        when ic.reltablespace = 0 and pc.reltablespace = 0 then '{}'
        else jsonb_build_object('tablespace', coalesce(its.spcname, 'pg_default'), 'tablespace_above', coalesce(pts.spcname, 'pg_default'))
      end || case
        when coalesce(st.own, st.above) is null then '{}'
        else jsonb_build_object('statistics', coalesce(st.own, '[]'), 'statistics_above', coalesce(st.above, '[]'))
      end as told
    from pg_catalog.pg_inherits as h
    join pg_catalog.pg_index as i on i.indexrelid = h.inhrelid
    join pg_catalog.pg_class as ic on ic.oid = h.inhrelid
    join relation as r on r.oid = i.indrelid
    join pg_catalog.pg_class as pc on pc.oid = h.inhparent
    join pg_catalog.pg_namespace as n on n.oid = pc.relnamespace
    left join pg_catalog.pg_tablespace as its on its.oid = ic.reltablespace
    left join pg_catalog.pg_tablespace as pts on pts.oid = pc.reltablespace
    left join lateral (
      select
        jsonb_agg(a.attnum::text || '=' || a.attstattarget::text order by a.attnum) filter (where a.attrelid = ic.oid) as own,
        jsonb_agg(a.attnum::text || '=' || a.attstattarget::text order by a.attnum) filter (where a.attrelid = pc.oid) as above
      from pg_catalog.pg_attribute as a
      where a.attrelid in (ic.oid, pc.oid)
        and a.attstattarget >= 0
    ) as st on i.indexprs is not null
    left join pg_catalog.pg_constraint as k on k.conindid = h.inhrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
    left join pg_catalog.pg_constraint as pk on k.oid is not null and pk.oid = k.conparentid
    left join relation as pr on pr.oid = pk.conrelid
    left join pg_catalog.pg_description as d
      on d.objsubid = 0
      and d.objoid = coalesce(k.oid, ic.oid)
      and d.classoid = case when k.oid is null then 'pg_catalog.pg_class'::regclass else 'pg_catalog.pg_constraint'::regclass end
    union all
    select k.conrelid, 'constraint:' || pr.ident || '.' || arch_ident(pk.conname), k.conname::text, false, null::text, null::jsonb
    from pg_catalog.pg_constraint as k
    join pg_catalog.pg_constraint as pk on pk.oid = k.conparentid and pk.conrelid <> k.conrelid
    join relation as pr on pr.oid = pk.conrelid
    where k.contype = 'f'
  ) as e
  group by e.relid
) as copy on copy.relid = c.oid
left join (
  -- Partitions' copies of checks that are not valid above: a partition that comes later has no rows to be read.
  select h.inhrelid, jsonb_agg(k.conname order by k.conname collate "C") as names
  from pg_catalog.pg_constraint as a
  join pg_catalog.pg_inherits as h on h.inhparent = a.conrelid
  join pg_catalog.pg_class as hc on hc.oid = h.inhrelid and hc.relispartition
  join pg_catalog.pg_constraint as k on k.conrelid = h.inhrelid and k.conname = a.conname and k.contype = 'c' and k.convalidated
  where a.contype = 'c'
    and not a.convalidated
    and pg_get_constraintdef(a.oid) !~ ' NOT ENFORCED$'
  group by h.inhrelid
) as checked on checked.inhrelid = c.oid
cross join lateral (
  select
    r.schema as schema,
    case c.relpersistence when 'u' then 'unlogged' else 'permanent' end as persistence,
    c.relrowsecurity as row_security,
    c.relforcerowsecurity as force_row_security,
    case
      when c.reloptions is null and tc.reloptions is null then '[]'::jsonb
      else (
        select jsonb_agg(o.option order by o.option collate "C")
        from (
          select unnest(c.reloptions) as option
          union all
          select 'toast.' || unnest(tc.reloptions)
        ) as o
      )
    end as options,
    case c.relreplident
      when 'f' then 'full'
      when 'n' then 'nothing'
      when 'i' then coalesce(
        (
          select 'index ' || ic.relname
          from pg_catalog.pg_index as i
          join pg_catalog.pg_class as ic on ic.oid = i.indexrelid
          where i.indrelid = c.oid
            and i.indisreplident
        ),
        'nothing'
      )
      else 'default'
    end as replica_identity,
    case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key,
    case
      when c.relispartition then jsonb_build_object('parent', p.parents -> 0, 'bound', pg_get_expr(c.relpartbound, c.oid))
    end as partition_of,
    case when c.relispartition then '[]'::jsonb else coalesce(p.parents, '[]') end as inherits
) as b
where r.relkind in ('r', 'p')
