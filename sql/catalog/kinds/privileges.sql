-- Privileges on what others made, where they are not those that it came with: members of extensions, and what every database is born with. What it came with says
-- pg_init_privs, else what its owner gives by default; an owner's own entry of then is that of today's owner. A member that stands in its extension's schema is
-- told without it: it moves along. Columns stand behind their table. Not information_schema's: initdb gives those apart from pg_init_privs on 15, and no dump carries them.
-- where there are: (select 1259::oid as classid, c.oid, 0 as part, c.relacl as acl, c.relnamespace as home from pg_catalog.pg_class as c where c.relacl is not null union all select 1255, p.oid, 0, p.proacl, p.pronamespace from pg_catalog.pg_proc as p where p.proacl is not null union all select 1247, t.oid, 0, t.typacl, t.typnamespace from pg_catalog.pg_type as t where t.typacl is not null union all select 1259, a.attrelid, a.attnum, a.attacl, 0 from pg_catalog.pg_attribute as a where a.attacl is not null union all select 2612, l.oid, 0, l.lanacl, 0 from pg_catalog.pg_language as l where l.lanacl is not null union all select 2615, n.oid, 0, n.nspacl, n.oid from pg_catalog.pg_namespace as n where n.nspacl is not null and n.oid <> 2200 union all select 2328, w.oid, 0, w.fdwacl, 0 from pg_catalog.pg_foreign_data_wrapper as w where w.fdwacl is not null union all select 1417, s.oid, 0, s.srvacl, 0 from pg_catalog.pg_foreign_server as s where s.srvacl is not null) as o left join pg_catalog.pg_init_privs as i on i.classoid = o.classid and i.objoid = o.oid and i.objsubid = o.part where o.acl is distinct from i.initprivs and o.home is distinct from to_regnamespace('information_schema')::oid and (o.oid < 16384 or (o.classid, o.oid) in (select d.classid, d.objid from pg_catalog.pg_depend as d where d.refclassid = 3079 and d.deptype = 'e'))
select
  'pg_catalog.pg_init_privs'::regclass::oid as classid,
  x.objid,
  x.objsubid,
  null::oid as parent,
  'privileges' as kind,
  'privileges:on ' || x.word || ' '
    || case when x.nspname is null or x.nspname = e.nspname then '' else arch_ident(x.nspname) || '.' end
    || arch_ident(x.name)
    || coalesce(replace(x.arguments, arch_ident(e.nspname) || '.', ''), x.arguments, '')
    || coalesce(' of ' || arch_ident(e.extname), '')
    || coalesce(' (' || arch_ident(x.attname) || ')', '') as address,
  coalesce(x.attname, x.name)::text as name,
  x.owner,
  x.acl,
  x.acl_kind::"char" as acl_kind,
  null::json as body,
  jsonb_build_object(
    'schema', case when x.objid >= 16384 then x.nspname end,
    'target', x.word || ' ' || coalesce(arch_ident(x.nspname) || '.', '') || arch_ident(x.name) || coalesce(x.arguments, ''),
    'column', x.attname,
    'given_by', pg_get_userbyid(x.given_by),
    'member_of', 'extension:' || arch_ident(e.extname),
    'born', coalesce(
      (
        select jsonb_agg(jsonb_build_object('grantee', g.grantee, 'privileges', g.privileges) order by g.grantee collate "C")
        from (
          select
            case when b.grantee = 0 then 'public' else pg_get_userbyid(b.grantee)::text end as grantee,
            jsonb_agg(b.privilege order by b.privilege collate "C") as privileges
          from (
            select
              i.grantee,
              i.privilege_type || case when bool_or(i.is_grantable) then '*' else '' end as privilege
            from (
              select case when a.grantee = a.grantor then coalesce(x.owner, a.grantee) else a.grantee end as grantee, a.privilege_type, a.is_grantable
              from aclexplode(coalesce(x.born, acldefault(x.acl_kind::"char", x.owner))) as a
            ) as i
            group by i.grantee, i.privilege_type
          ) as b
          group by b.grantee
          having b.grantee is distinct from x.owner
            or array_agg(b.privilege order by b.privilege collate "C") is distinct from (
              select array_agg(d.privilege_type order by d.privilege_type collate "C")
              from aclexplode(acldefault(x.acl_kind::"char", x.owner)) as d
              where d.grantee = x.owner
            )
        ) as g
      ),
      '[]'
    )
  ) as more
from (
  select o.*, i.initprivs as born
  from (
    select
      'pg_catalog.pg_class'::regclass::oid as classid,
      c.oid as objid,
      0 as objsubid,
      case when c.relkind = 'S' then 'sequence' else 'table' end as word,
      n.nspname,
      c.relname as name,
      null::name as attname,
      null::text as arguments,
      c.relowner as given_by,
      c.relowner as owner,
      c.relacl as acl,
      case when c.relkind = 'S' then 's' else 'r' end as acl_kind
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where c.relacl is not null
    union all
    select 'pg_catalog.pg_class'::regclass, a.attrelid, a.attnum, 'table', n.nspname, c.relname, a.attname, null, c.relowner, null, a.attacl, 'c'
    from pg_catalog.pg_attribute as a
    join pg_catalog.pg_class as c on c.oid = a.attrelid
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    where a.attacl is not null
      and not a.attisdropped
    union all
    select
      'pg_catalog.pg_proc'::regclass, p.oid, 0, case when p.prokind = 'p' then 'procedure' else 'function' end, n.nspname, p.proname, null,
      '(' || oidvectortypes(p.proargtypes) || ')', p.proowner, p.proowner, p.proacl, 'f'
    from pg_catalog.pg_proc as p
    join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
    where p.proacl is not null
    union all
    select 'pg_catalog.pg_type'::regclass, t.oid, 0, 'type', n.nspname, t.typname, null, null, t.typowner, t.typowner, t.typacl, 'T'
    from pg_catalog.pg_type as t
    join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
    left join pg_catalog.pg_class as c on c.oid = t.typrelid
    where t.typacl is not null
      and coalesce(c.relkind, 'c') = 'c'
    union all
    select 'pg_catalog.pg_language'::regclass, l.oid, 0, 'language', null, l.lanname, null, null, l.lanowner, l.lanowner, l.lanacl, 'l'
    from pg_catalog.pg_language as l
    where l.lanacl is not null
    union all
    select 'pg_catalog.pg_namespace'::regclass, n.oid, 0, 'schema', null, n.nspname, null, null, n.nspowner, n.nspowner, n.nspacl, 'n'
    from pg_catalog.pg_namespace as n
    where n.nspacl is not null
      and n.nspname <> 'public'
    union all
    select 'pg_catalog.pg_foreign_data_wrapper'::regclass, w.oid, 0, 'foreign data wrapper', null, w.fdwname, null, null, w.fdwowner, w.fdwowner, w.fdwacl, 'F'
    from pg_catalog.pg_foreign_data_wrapper as w
    where w.fdwacl is not null
    union all
    select 'pg_catalog.pg_foreign_server'::regclass, s.oid, 0, 'foreign server', null, s.srvname, null, null, s.srvowner, s.srvowner, s.srvacl, 'S'
    from pg_catalog.pg_foreign_server as s
    where s.srvacl is not null
  ) as o
  left join pg_catalog.pg_init_privs as i on i.classoid = o.classid and i.objoid = o.objid and i.objsubid = o.objsubid
  where o.acl is distinct from i.initprivs
) as x
left join (
  select d.classid, d.objid, e.extname, n.nspname
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_extension as e on e.oid = d.refobjid
  join pg_catalog.pg_namespace as n on n.oid = e.extnamespace
  where d.refclassid = 'pg_catalog.pg_extension'::regclass
    and d.deptype = 'e'
) as e on e.classid = x.classid and e.objid = x.objid
where (e.objid is not null or x.objid < 16384)
  and case
    when $1::text[] is null
      then coalesce(x.nspname, x.name)::text !~ '^(pg_toast|pg_temp|information_schema$|arch(_|$))'
    else coalesce(x.nspname, case when x.word = 'schema' then x.name end)::text = any ($1::text[])
  end
