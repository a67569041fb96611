-- Columns of tables, and those of views and foreign tables about which something is said: a default, a counter, a comment, a label, privileges, a
-- setting. Position counts living columns. A NOT NULL that is not validated yet (18) is listed as a constraint instead; one that has another
-- name than Postgres gives, a comment or no heirs says so in `not_null_as`.
select
  'pg_catalog.pg_class'::regclass::oid as classid,
  a.attrelid as objid,
  a.attnum::integer as objsubid,
  a.attrelid as parent,
  'column' as kind,
  'column:' || r.ident || '.' || arch_ident(a.attname) as address,
  a.attname::text as name,
  null::oid as owner,
  a.attacl as acl,
  'c'::"char" as acl_kind,
  row_to_json(b) as body,
  case
    when a.attoptions is not null or nn.conrelid is not null or q.seqrelid is not null or (a.attislocal and a.attinhcount > 0)
      then case
        when a.attoptions is null then '{}'
        else jsonb_build_object('options', (select jsonb_agg(o.option order by o.option collate "C") from unnest(a.attoptions) as o (option)))
      end
      || case
        when nn.convalidated and (nn.is_said or nn.connoinherit or nn.is_own)
          then jsonb_build_object(
            'not_null_as',
            jsonb_build_object('name', case when nn.is_said then nn.conname end, 'no_inherit', nn.connoinherit, 'comment', nn.description)
              || case when nn.is_own then '{"own": true}' else '{}' end::jsonb
          )
        else '{}'
      end
      || case when q.seqrelid is null or (sc.relacl is null and sc.relpersistence = r.relpersistence and sd.objoid is null) then '{}'::jsonb else coalesce((
        select jsonb_build_object(
          'counter',
          jsonb_build_object('comment', sd.description, 'grants', coalesce(s.grants, '[]'))
            || case when s.own is null then '{}'::jsonb else jsonb_build_object('own', s.own) end
            || case when c.relpersistence = r.relpersistence then '{}'::jsonb else jsonb_build_object('persistence', case c.relpersistence when 'u' then 'unlogged' else 'permanent' end) end
        ) || case when s.own is null then '{}'::jsonb else jsonb_build_object('counter_owner', pg_get_userbyid(c.relowner)) end
        from pg_catalog.pg_class as c
        left join lateral (
          -- Its owner, who is the table's, is told of where that has not what owners have.
          select
            jsonb_agg(jsonb_build_object('grantee', g.grantee, 'privileges', g.privileges) order by g.grantee collate "C") filter (where not g.is_owner) as grants,
            (jsonb_agg(g.privileges) filter (where g.is_owner)) -> 0 as own
          from (
            select
              case when x.grantee = 0 then 'public' else pg_get_userbyid(x.grantee)::text end as grantee,
              x.grantee = c.relowner as is_owner,
              jsonb_agg(x.privilege order by x.privilege collate "C") as privileges
            from (
              select e.grantee, e.privilege_type || case when bool_or(e.is_grantable) then '*' else '' end as privilege
              from aclexplode(c.relacl) as e
              group by e.grantee, e.privilege_type
            ) as x
            group by x.grantee
            having x.grantee <> c.relowner
              or jsonb_agg(x.privilege order by x.privilege collate "C") <> '["SELECT", "UPDATE", "USAGE"]'
            union all
            select pg_get_userbyid(c.relowner)::text, true, '[]'
            where not exists (select from aclexplode(c.relacl) as e where e.grantee = c.relowner)
          ) as g
        ) as s on c.relacl is not null
        where c.oid = q.seqrelid
          and (sd.description is not null or c.relpersistence <> r.relpersistence or s.grants is not null or s.own is not null)
      ), '{}') end
      || case when nn.is_itself then '{"required_itself": true}' else '{}' end::jsonb
      || case when a.attislocal and a.attinhcount > 0 then '{"local": true}' else '{}' end::jsonb
  end as more
from relation as r
join pg_catalog.pg_attribute as a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type as t on t.oid = a.atttypid
join column_names as cols on cols.relid = a.attrelid
left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join column_sequence as o on a.attidentity <> '' and o.relid = a.attrelid and o.attnum = a.attnum and o.deptype = 'i'
left join pg_catalog.pg_sequence as q on q.seqrelid = o.seqrelid
left join pg_catalog.pg_class as sc on sc.oid = q.seqrelid
left join pg_catalog.pg_description as sd on sd.classoid = 'pg_catalog.pg_class'::regclass and sd.objoid = sc.oid and sd.objsubid = 0
left join (
  -- Only those that say something: a partition or heir has it under its parent's name, where the parent's is read; an heir may have it for its own as well. The
  -- name that Postgres gives is the table's and the column's, shortened from the longer of both. Looked for once and first: the server can't tell that they are
  -- few.
  with n as materialized (
    select
      k.conrelid,
      k.conkey[1] as attnum,
      k.conname,
      k.convalidated,
      k.connoinherit,
      d.description,
      k.conislocal and k.coninhcount > 0 and not (t.relispartition or under.inhrelid is not null) as is_own,
      k.conislocal and k.coninhcount > 0 and (t.relispartition or under.inhrelid is not null) as is_itself,
      case
        when k.coninhcount > 0
          then above.conname is null
        when octet_length(t.relname) + octet_length(c.attname) <= 53
          then k.conname::text <> t.relname::text || '_' || c.attname::text || '_not_null'
        else k.conname::text <> (
          select string_agg((select left(b.name, max(g.n)) from generate_series(0, length(b.name)) as g (n) where octet_length(left(b.name, g.n)) <= b.room), '_' order by b.ordinal)
          from (
            values
              (1, t.relname::text, least(octet_length(t.relname), greatest(53 - octet_length(c.attname), 27))),
              (2, c.attname::text, 53 - least(octet_length(t.relname), greatest(53 - octet_length(c.attname), 27)))
          ) as b (ordinal, name, room)
        ) || '_not_null'
      end as is_named
    from pg_catalog.pg_constraint as k
    join pg_catalog.pg_class as t on t.oid = k.conrelid
    join pg_catalog.pg_attribute as c on c.attrelid = t.oid and c.attnum = k.conkey[1]
    left join pg_catalog.pg_description as d on d.classoid = 'pg_catalog.pg_constraint'::regclass and d.objoid = k.oid
    left join (
      select distinct i.inhrelid, p.conname, pa.attname
      from pg_catalog.pg_inherits as i
      join pg_catalog.pg_constraint as p on p.conrelid = i.inhparent and p.contype = 'n' and p.convalidated
      join pg_catalog.pg_attribute as pa on pa.attrelid = p.conrelid and pa.attnum = p.conkey[1]
    ) as above on k.coninhcount > 0 and above.inhrelid = k.conrelid and above.conname = k.conname and above.attname = c.attname
    -- A foreign table's heirs.
    left join (
      select distinct i.inhrelid
      from pg_catalog.pg_inherits as i
      join pg_catalog.pg_class as p on p.oid = i.inhparent and p.relkind = 'f'
    ) as under on under.inhrelid = k.conrelid
    where k.contype = 'n'
  ),
  said as materialized (
    select n.*, n.description is not null or n.is_named as is_said
    from n
    where not n.convalidated
      or n.connoinherit
      or n.is_own
      or n.is_itself
      or n.description is not null
      or n.is_named
  )
  select *
  from said
) as nn on nn.conrelid = a.attrelid and nn.attnum = a.attnum
cross join lateral (
  select
    r.schema as schema,
    r.name as "table",
    a.attnum - case when cols.gaps is null then 0 else (select count(*) from unnest(cols.gaps) as g (attnum) where g.attnum < a.attnum) end as "position",
    format_type(a.atttypid, a.atttypmod) as type,
    case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation,
    a.attnotnull and coalesce(nn.convalidated, true) as not_null,
    case when a.attgenerated = '' and a.attidentity = '' then pg_get_expr(d.adbin, d.adrelid) end as "default",
    case
      when q.seqrelid is not null then jsonb_build_object(
        'kind', case a.attidentity when 'a' then 'always' else 'by default' end,
        'start', q.seqstart::text,
        'increment', q.seqincrement::text,
        'min', q.seqmin::text,
        'max', q.seqmax::text,
        'cache', q.seqcache::text,
        'cycle', q.seqcycle,
        'sequence', sc.relname
      ) || case
        -- The name that Postgres would give is the table's and the column's, shortened from the longer of both.
        when octet_length(sc.relname) >= 60 and octet_length(sc.relname) > length(sc.relname)
          or sc.relname = left(r.name, least(length(r.name), greatest(58 - length(a.attname), 29)))
            || '_' || left(a.attname, 58 - least(length(r.name), greatest(58 - length(a.attname), 29))) || '_seq'
          then '{}'::jsonb
        else '{"named": true}'
      end
    end as identity,
    case
      when a.attgenerated <> '' then jsonb_build_object(
        'kind', case a.attgenerated when 'v' then 'virtual' else 'stored' end,
        'expression', pg_get_expr(d.adbin, d.adrelid)
      )
    end as generated,
    case
      when a.attstorage <> t.typstorage
        then case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end
    end as storage,
    case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end as compression,
    nullif(a.attstattarget, -1) as statistics
) as b
where r.relkind in ('r', 'p')
  or a.attacl is not null
  or d.oid is not null
  or q.seqrelid is not null
  or a.attoptions is not null
  or a.attcompression <> ''
  or a.attstorage <> t.typstorage
  or nullif(a.attstattarget, -1) is not null
  or exists (
    select
    from pg_catalog.pg_seclabel as c
    where c.classoid = 'pg_catalog.pg_class'::regclass
      and c.objoid = a.attrelid
      and c.objsubid = a.attnum
  )
  or exists (
    select
    from pg_catalog.pg_description as c
    where c.classoid = 'pg_catalog.pg_class'::regclass
      and c.objoid = a.attrelid
      and c.objsubid = a.attnum
  )
