-- Materialized views, foreign tables, rules, extended statistics, partitions on their way out (reported). What a foreign table's columns have by default, and its checks, are objects of their own.
-- Columns that it has from parents alone stand first, by name (their order is the parents'), then those that are also theirs, as they do once a dump is loaded.
select
  x.classid,
  x.objid,
  0 as objsubid,
  x.parent,
  split_part(x.kind, ':', 1) as kind,
  x.kind || ':' || x.ident as address,
  x.name,
  x.owner,
  x.acl,
  x.acl_kind::"char" as acl_kind,
  null::json as body,
  jsonb_build_object('schema', x.schema) || x.body
    || case when x.kind like 'other:%' then jsonb_build_object('class', split_part(x.kind, ':', 2)) else '{}' end as more
from (
  select
    null::oid as classid,
    null::oid as objid,
    null::oid as parent,
    null::text as kind,
    null::text as schema,
    null::text as ident,
    null::text as name,
    null::oid as owner,
    null::aclitem[] as acl,
    null::text as acl_kind,
    null::jsonb as body
  where false

  union all
  -- where there are: pg_catalog.pg_class as c where c.oid >= 16384 and c.relkind = 'm'
  select
    'pg_catalog.pg_class'::regclass::oid, c.oid, null, 'materialized_view', s.name, s.ident || '.' || arch_ident(c.relname), c.relname::text,
    c.relowner, c.relacl, 'r',
    jsonb_build_object(
      'definition', pg_get_viewdef(c.oid),
      'columns', (
        select coalesce(jsonb_agg(a.attname order by a.attnum), '[]')
        from pg_catalog.pg_attribute as a
        where a.attrelid = c.oid
          and a.attnum > 0
          and not a.attisdropped
      ),
      'options', coalesce(
        (
          select jsonb_agg(o.option order by o.option collate "C")
          from (
            select unnest(c.reloptions) as option
            union all
            select 'toast.' || unnest(tc.reloptions)
          ) as o
        ),
        '[]'
      ),
      'access_method', nullif(m.amname::text, 'heap'),
      'tablespace', ts.spcname::text
    )
    || jsonb_strip_nulls(
      jsonb_build_object(
        'cluster_on', (
          select ic.relname
          from pg_catalog.pg_index as i
          join pg_catalog.pg_class as ic on ic.oid = i.indexrelid
          where i.indrelid = c.oid
            and i.indisclustered
        )
      )
    )
  from pg_catalog.pg_class as c
  join scope as s on s.oid = c.relnamespace
  left join pg_catalog.pg_am as m on m.oid = c.relam
  left join pg_catalog.pg_tablespace as ts on ts.oid = c.reltablespace
  left join pg_catalog.pg_class as tc on tc.oid = c.reltoastrelid
  where c.relkind = 'm'

  union all
  -- where there are: pg_catalog.pg_foreign_table
  select
    'pg_catalog.pg_class'::regclass::oid, c.oid, null, 'foreign_table', s.name, s.ident || '.' || arch_ident(c.relname), c.relname::text,
    c.relowner, c.relacl, 'r',
    jsonb_build_object(
      'definition',
      'CREATE FOREIGN TABLE ' || s.ident || '.' || arch_ident(c.relname) || ' (' || coalesce(
        (
          select string_agg(
            arch_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
              || case
                when a.attfdwoptions is null then ''
                else (
                  select ' OPTIONS (' || string_agg(arch_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ' order by o.option_name collate "C") || ')'
                  from pg_options_to_table(a.attfdwoptions) as o
                )
              end
              || case when a.attcollation <> t.typcollation then ' COLLATE ' || a.attcollation::regcollation::text else '' end
              || case when a.attnotnull then coalesce(nn.called, '') || ' NOT NULL' || coalesce(nn.heirs, '') else '' end
              || case when a.attgenerated <> '' then ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') ' || case a.attgenerated when 'v' then 'VIRTUAL' else 'STORED' end else '' end,
            ', '
            order by
              case when a.attinhcount > 0 and not a.attislocal then a.attname::text end collate "C",
              a.attinhcount = 0,
              a.attnum
          )
          from pg_catalog.pg_attribute as a
          join pg_catalog.pg_type as t on t.oid = a.atttypid
          left join pg_catalog.pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
          -- Of 18. A number behind its name is Postgres', because another had the name.
          left join lateral (
            select
              case
                when k.conname <> c.relname || '_' || a.attname || '_not_null' and k.conname !~ '_not_null[0-9]+$' then ' CONSTRAINT ' || arch_ident(k.conname)
              end as called,
              case when k.connoinherit then ' NO INHERIT' end as heirs
            from pg_catalog.pg_constraint as k
            where k.conrelid = c.oid
              and k.contype = 'n'
              and k.conkey[1] = a.attnum
          ) as nn on true
          where a.attrelid = c.oid
            and a.attnum > 0
            and not a.attisdropped
        ),
        ''
      ) || ') SERVER ' || arch_ident(v.srvname) || coalesce(
        (
          select ' OPTIONS (' || string_agg(arch_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ' order by o.option_name collate "C") || ')'
          from pg_options_to_table(f.ftoptions) as o
        ),
        ''
      ),
      'additions', coalesce(
        (
          select jsonb_agg(
            case
              when c.relispartition
                then 'ALTER TABLE ' || arch_ident(n.nspname) || '.' || arch_ident(p.relname) || ' ATTACH PARTITION ' || s.ident || '.' || arch_ident(c.relname) || ' ' || pg_get_expr(c.relpartbound, c.oid)
              else 'ALTER FOREIGN TABLE ' || s.ident || '.' || arch_ident(c.relname) || ' INHERIT ' || arch_ident(n.nspname) || '.' || arch_ident(p.relname)
            end
            order by h.inhseqno
          )
          from pg_catalog.pg_inherits as h
          join pg_catalog.pg_class as p on p.oid = h.inhparent
          join pg_catalog.pg_namespace as n on n.oid = p.relnamespace
          where h.inhrelid = c.oid
        ),
        '[]'
      ) || coalesce(
        (
          select jsonb_agg('COMMENT ON CONSTRAINT ' || arch_ident(k.conname) || ' ON ' || s.ident || '.' || arch_ident(c.relname) || ' IS ' || quote_literal(d.description) order by k.conkey)
          from pg_catalog.pg_constraint as k
          join pg_catalog.pg_description as d on d.classoid = 'pg_catalog.pg_constraint'::regclass and d.objoid = k.oid
          where k.conrelid = c.oid
            and k.contype = 'n'
        ),
        '[]'
      )
    )
    || jsonb_strip_nulls(
      jsonb_build_object(
        -- Its copies of checks that are not valid above.
        'validated',
        (
          select jsonb_agg(k.conname order by k.conname collate "C")
          from pg_catalog.pg_inherits as h
          join pg_catalog.pg_constraint as a on a.conrelid = h.inhparent
          join pg_catalog.pg_constraint as k on k.conrelid = h.inhrelid and k.conname = a.conname and k.contype = 'c' and k.convalidated
          where c.relispartition
            and h.inhrelid = c.oid
            and a.contype = 'c'
            and not a.convalidated
            and pg_get_constraintdef(a.oid) !~ ' NOT ENFORCED$'
        ),
        'inherited',
        coalesce((
          select jsonb_agg(
            jsonb_build_object(
              'column', arch_ident(a.attname),
              'required', case
                when a.attnotnull and (coalesce(k.conislocal, not above.attnotnull) or (c.relispartition and not above.alike))
                  then coalesce(arch_ident(k.conname), '')
              end
            )
            order by a.attnum
          )
          from pg_catalog.pg_attribute as a
          left join pg_catalog.pg_constraint as k on k.conrelid = c.oid and k.contype = 'n' and k.conkey[1] = a.attnum
          left join lateral (
            select
              coalesce(bool_or(pa.attnotnull), false) as attnotnull,
              coalesce(bool_or(pk.conname = k.conname), k.oid is null) as alike
            from pg_catalog.pg_inherits as i
            join pg_catalog.pg_attribute as pa on pa.attrelid = i.inhparent and pa.attname = a.attname
            left join pg_catalog.pg_constraint as pk on pk.conrelid = i.inhparent and pk.contype = 'n' and pk.conkey[1] = pa.attnum
            where i.inhrelid = c.oid
          ) as above on true
          where a.attrelid = c.oid
            and a.attnum > 0
            and a.attinhcount > 0
            and not a.attislocal
            and not a.attisdropped
        ), case when exists (select from pg_catalog.pg_constraint as k where not c.relispartition and k.conrelid = c.oid and k.contype = 'c' and not k.conislocal) then '[]'::jsonb end)
      )
    )
  from pg_catalog.pg_class as c
  join scope as s on s.oid = c.relnamespace
  join pg_catalog.pg_foreign_table as f on f.ftrelid = c.oid
  join pg_catalog.pg_foreign_server as v on v.oid = f.ftserver

  union all
  -- where there are: pg_catalog.pg_inherits as h where h.inhdetachpending
  select
    'pg_catalog.pg_inherits'::regclass::oid, h.inhrelid, h.inhrelid, 'other:partition being detached', s.name, s.ident || '.' || arch_ident(c.relname),
    c.relname::text, null, null, null,
    jsonb_build_object('definition', null)
  from pg_catalog.pg_inherits as h
  join pg_catalog.pg_class as c on c.oid = h.inhrelid
  join scope as s on s.oid = c.relnamespace
  where h.inhdetachpending

  union all
  -- where there are: pg_catalog.pg_attribute as a where a.attnum < 0 and a.attacl is not null
  select
    'pg_catalog.pg_attribute'::regclass::oid, c.oid, c.oid, 'other:privileges on system columns', s.name, s.ident || '.' || arch_ident(c.relname), c.relname::text,
    null, null, null,
    jsonb_build_object('definition', null)
  from pg_catalog.pg_class as c
  join scope as s on s.oid = c.relnamespace
  where exists (
    select
    from pg_catalog.pg_attribute as a
    where a.attrelid = c.oid
      and a.attnum < 0
      and a.attacl is not null
  )

  union all
  -- where there are: pg_catalog.pg_constraint as k join pg_catalog.pg_constraint as w on w.oid = k.conparentid where k.conparentid <> 0 and k.contype in ('p', 'u') and (k.contype <> w.contype or k.condeferrable <> w.condeferrable or k.condeferred <> w.condeferred)
  -- The parent's key took it for its part although it is primary, or deferrable, and that is not: no statement makes it so, only the order of two.
  select
    'pg_catalog.pg_constraint'::regclass::oid, k.oid, k.conrelid, 'other:key unlike its parent''s', s.name,
    s.ident || '.' || arch_ident(c.relname) || '.' || arch_ident(k.conname), k.conname::text, null, null, null,
    jsonb_build_object('definition', null)
  from pg_catalog.pg_constraint as k
  join pg_catalog.pg_constraint as w on w.oid = k.conparentid
  join pg_catalog.pg_class as c on c.oid = k.conrelid
  join scope as s on s.oid = c.relnamespace
  where k.contype in ('p', 'u')
    and (k.contype <> w.contype or k.condeferrable <> w.condeferrable or k.condeferred <> w.condeferred)

  union all
  -- where there are: pg_catalog.pg_rewrite as w where w.oid >= 16384 and w.ev_type <> '1'
  select
    'pg_catalog.pg_rewrite'::regclass::oid, w.oid, c.oid, 'rule', s.name, s.ident || '.' || arch_ident(c.relname) || '.' || arch_ident(w.rulename),
    w.rulename::text, null, null, null,
    jsonb_build_object(
      -- Postgres makes no such rule of that name, but lets one take it.
      'definition', replace(rtrim(pg_get_ruledef(w.oid), ';'), 'CREATE RULE "_RETURN" AS', 'CREATE RULE zz_arch_return AS'),
      'additions', case
        when w.rulename = '_RETURN' then jsonb_build_array('ALTER RULE zz_arch_return ON ' || s.ident || '.' || arch_ident(c.relname) || ' RENAME TO "_RETURN"')
        else '[]'::jsonb
      end
      || case
        when w.ev_enabled = 'O' then '[]'::jsonb
        else jsonb_build_array(
          'ALTER TABLE ' || s.ident || '.' || arch_ident(c.relname)
            || case w.ev_enabled when 'A' then ' ENABLE ALWAYS' when 'R' then ' ENABLE REPLICA' else ' DISABLE' end || ' RULE ' || arch_ident(w.rulename)
        )
      end
    )
  from pg_catalog.pg_rewrite as w
  join pg_catalog.pg_class as c on c.oid = w.ev_class
  join scope as s on s.oid = c.relnamespace
  where w.ev_type <> '1'

  union all
  -- where there are: pg_catalog.pg_statistic_ext
  select
    'pg_catalog.pg_statistic_ext'::regclass::oid, e.oid, e.stxrelid, 'statistics', s.name, s.ident || '.' || arch_ident(e.stxname),
    e.stxname::text, e.stxowner, null, null,
    jsonb_build_object(
      'definition', case when a.in_order is null then pg_get_statisticsobjdef(e.oid) else replace(pg_get_statisticsobjdef(e.oid), ' ON ' || a.in_order, ' ON ' || a.by_name) end,
      'additions', case
        when coalesce(e.stxstattarget, -1) = -1 then '[]'::jsonb
        else jsonb_build_array('ALTER STATISTICS ' || s.ident || '.' || arch_ident(e.stxname) || ' SET STATISTICS ' || e.stxstattarget::text)
      end
    )
  from pg_catalog.pg_statistic_ext as e
  join scope as s on s.oid = e.stxnamespace
  cross join lateral (
    select
      string_agg(quote_ident(a.attname), ', ' order by u.place) as in_order,
      string_agg(quote_ident(a.attname), ', ' order by a.attname collate "C") as by_name
    from unnest(e.stxkeys::smallint[]) with ordinality as u (attnum, place)
    join pg_catalog.pg_attribute as a on a.attrelid = e.stxrelid and a.attnum = u.attnum
  ) as a
) as x
