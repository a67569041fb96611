-- What all kinds have in common is found here, once: needs and privileges by address.
-- A node is anything that pg_depend may speak of, with the address of the object it stands for; who needs a view's column needs the view.
node as materialized (
  select o.classid, o.objid, o.objsubid, o.address
  from object as o
  left join relation as r on r.oid = o.objid and o.kind = 'column'
  where r.relkind is null
    or r.relkind in ('r', 'p')
  union all
  select 'pg_catalog.pg_attrdef'::regclass, d.oid, 0, o.address
  from object as o
  join pg_catalog.pg_attrdef as d on d.adrelid = o.objid and d.adnum = o.objsubid
  where o.kind = 'column'
  union all
  select 'pg_catalog.pg_class'::regclass, q.seqrelid, 0, o.address
  from object as o
  join column_sequence as q on q.relid = o.objid and q.attnum = o.objsubid and q.deptype = 'i'
  where o.kind = 'column'
  union all
  select 'pg_catalog.pg_class'::regclass, k.conindid, 0, o.address
  from object as o
  join pg_catalog.pg_constraint as k on k.oid = o.objid
  where o.kind = 'constraint'
    and k.contype in ('p', 'u', 'x')
  union all
  select 'pg_catalog.pg_rewrite'::regclass, w.oid, 0, o.address
  from object as o
  join pg_catalog.pg_rewrite as w on w.ev_class = o.objid and w.ev_type = '1'
  where o.classid = 'pg_catalog.pg_class'::regclass
    and o.objsubid = 0
    and o.kind in ('view', 'materialized_view')
  union all
  select 'pg_catalog.pg_type'::regclass, t.oid, 0, o.address
  from object as o
  join pg_catalog.pg_class as c on c.oid = o.objid
  join pg_catalog.pg_type as r on r.oid = c.reltype
  join pg_catalog.pg_type as t on t.oid in (r.oid, r.typarray)
  where o.classid = 'pg_catalog.pg_class'::regclass
    and o.objsubid = 0
    and o.kind in ('table', 'view', 'materialized_view', 'foreign_table', 'composite')
  union all
  select 'pg_catalog.pg_type'::regclass, t.typarray, 0, o.address
  from object as o
  join pg_catalog.pg_type as t on t.oid = o.objid and t.typarray <> 0
  where o.classid = 'pg_catalog.pg_type'::regclass
  union all
  -- where there are: pg_catalog.pg_range as r where r.rngtypid >= 16384
  select 'pg_catalog.pg_type'::regclass, t.oid, 0, o.address
  from object as o
  join pg_catalog.pg_range as r on r.rngtypid = o.objid
  join pg_catalog.pg_type as m on m.oid = r.rngmultitypid
  join pg_catalog.pg_type as t on t.oid in (m.oid, m.typarray)
  where o.kind = 'range'
  union all
  select o.classid, o.objid, a.attnum, o.address
  from object as o
  join pg_catalog.pg_attribute as a on a.attrelid = o.objid
  where o.classid = 'pg_catalog.pg_class'::regclass
    and o.kind in ('materialized_view', 'foreign_table', 'composite')
  union all
  -- where there are: pg_catalog.pg_type as t where t.oid >= 16384 and t.typtype = 'd'
  select 'pg_catalog.pg_constraint'::regclass, k.oid, 0, o.address
  from object as o
  join pg_catalog.pg_constraint as k on k.contypid = o.objid
  where o.kind = 'domain'
  union all
  -- where there are: (select c.oid from pg_catalog.pg_opclass as c union all select f.oid from pg_catalog.pg_opfamily as f) as o where o.oid >= 16384
  select e.classid, e.objid, 0, o.address
  from object as o
  join member_of_class as e on e.refclassid = o.classid and e.refobjid = o.objid
  where o.kind in ('operator_class', 'operator_family')
  union all
  -- where there are: pg_catalog.pg_publication
  select 'pg_catalog.pg_publication_rel'::regclass, r.oid, 0, o.address
  from object as o
  join pg_catalog.pg_publication_rel as r on r.prpubid = o.objid
  where o.kind = 'publication'
  union all
  -- where there are: pg_catalog.pg_publication
  select 'pg_catalog.pg_publication_namespace'::regclass, r.oid, 0, o.address
  from object as o
  join pg_catalog.pg_publication_namespace as r on r.pnpubid = o.objid
  where o.kind = 'publication'
),
-- What pg_depend says of nodes: by address on the left, on the right by oid, and by address (`target`) of what is in scope or an extension's.
need as materialized (
  select
    n.address,
    d.refclassid as classid,
    d.refobjid as objid,
    d.refobjsubid as objsubid,
    coalesce(m.address, t.address) as target
  from node as n
  join pg_catalog.pg_depend as d
    on d.classid = n.classid and d.objid = n.objid and d.objsubid = n.objsubid
  left join member as m on m.classid = d.refclassid and m.objid = d.refobjid
  left join node as t on t.classid = d.refclassid and t.objid = d.refobjid and t.objsubid = d.refobjsubid
  where d.deptype <> 'e'
),
-- Needs that lie outside the schemas in scope: named by class, so that a foreign key to another schema still says where it goes.
outside as materialized (
  select
    u.classid,
    u.objid,
    u.objsubid,
    case
      when u.classid = 'pg_catalog.pg_namespace'::regclass
        then (select 'schema:' || arch_ident(n.nspname) from pg_catalog.pg_namespace as n where n.oid = u.objid)
      when u.classid = 'pg_catalog.pg_class'::regclass
        then (
          select case
            when k.conname is not null
              then 'constraint:' || arch_ident(kn.nspname) || '.' || arch_ident(kc.relname) || '.' || arch_ident(k.conname)
            when u.objsubid > 0 and c.relkind in ('r', 'p')
              then (
                select 'column:' || arch_ident(n.nspname) || '.' || arch_ident(c.relname) || '.' || arch_ident(a.attname)
                from pg_catalog.pg_attribute as a
                where a.attrelid = c.oid
                  and a.attnum = u.objsubid
              )
            else case c.relkind
              when 'v' then 'view:' when 'S' then 'sequence:' when 'm' then 'materialized_view:' when 'f' then 'foreign_table:'
              when 'c' then 'composite:' when 'i' then 'index:' when 'I' then 'index:' else 'table:'
            end || arch_ident(n.nspname) || '.' || arch_ident(c.relname)
          end
          from pg_catalog.pg_class as c
          join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
          left join pg_catalog.pg_index as i on i.indexrelid = c.oid
          left join pg_catalog.pg_constraint as k on k.conrelid = i.indrelid and k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
          left join pg_catalog.pg_class as kc on kc.oid = k.conrelid
          left join pg_catalog.pg_namespace as kn on kn.oid = kc.relnamespace
          where c.oid = u.objid
        )
      when u.classid = 'pg_catalog.pg_proc'::regclass
        then (
          select 'function:'
            || arch_ident(n.nspname) || '.' || arch_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')'
          from pg_catalog.pg_proc as p
          join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
          where p.oid = u.objid
        )
      when u.classid = 'pg_catalog.pg_type'::regclass
        then (
          select case
            when c.relkind = 'v' then 'view:'
            when c.relkind in ('r', 'p') then 'table:'
            when c.relkind = 'c' then 'composite:'
            else case t.typtype when 'e' then 'enum:' when 'd' then 'domain:' when 'r' then 'range:' else 'base_type:' end
          end || arch_ident(n.nspname) || '.' || arch_ident(t.typname)
          from pg_catalog.pg_type as a
          join pg_catalog.pg_type as t on t.oid = case when a.typcategory = 'A' and a.typelem <> 0 then a.typelem else a.oid end
          join pg_catalog.pg_namespace as n on n.oid = t.typnamespace
          left join pg_catalog.pg_class as c on c.oid = t.typrelid
          where a.oid = u.objid
        )
      when u.classid = 'pg_catalog.pg_extension'::regclass
        then (select 'extension:' || arch_ident(e.extname) from pg_catalog.pg_extension as e where e.oid = u.objid)
    end as address
  from (
    select distinct d.classid, d.objid, d.objsubid
    from need as d
    where d.target is null
  ) as u
),
-- An object's own address is no edge.
edge as materialized (
  select
    e.address,
    json_agg(e.target order by e.target collate "C") as targets
  from (
    select d.address, d.target
    from need as d
    where d.target is not null
    union
    select d.address, u.address
    from need as d
    join outside as u on u.classid = d.classid and u.objid = d.objid and u.objsubid = d.objsubid
    where d.target is null
    union
    select o.address, p.address
    from object as o
    join object as p on p.objid = o.parent and p.objsubid = 0 and p.classid = 'pg_catalog.pg_class'::regclass
    union
    select o.address, o.more ->> 'member_of'
    from object as o
    where o.kind = 'privileges'
  ) as e
  where e.target is not null
    and e.target <> e.address
  group by e.address
),
-- Security labels; a composite type's is its relation's here.
label as materialized (
  select
    case when t.oid is null then l.classoid else 'pg_catalog.pg_class'::regclass end as classoid,
    coalesce(t.typrelid, l.objoid) as objoid,
    l.objsubid,
    jsonb_agg(jsonb_build_object('provider', l.provider, 'label', l.label) order by l.provider collate "C") as labels
  from pg_catalog.pg_seclabel as l
  left join pg_catalog.pg_type as t on l.classoid = 'pg_catalog.pg_type'::regclass and t.oid = l.objoid and t.typtype = 'c'
  group by 1, 2, 3
),
-- Who may do what, besides the owner's own default privileges (in a schema, default privileges only add to those); `*` marks the grant option, grantee `public` is everybody.
privilege as materialized (
  select
    g.address,
    jsonb_agg(jsonb_build_object('grantee', g.grantee, 'privileges', g.privileges) order by g.grantee collate "C") as grants
  from (
    select
      o.address,
      case when x.grantee = 0 then 'public' else pg_get_userbyid(x.grantee)::text end as grantee,
      jsonb_agg(x.privilege order by x.privilege collate "C") as privileges
    from object as o
    cross join lateral (
      select
        a.grantee,
        a.privilege_type || case when bool_or(a.is_grantable) then '*' else '' end as privilege
      from aclexplode(coalesce(o.acl, acldefault(o.acl_kind, o.owner))) as a
      group by a.grantee, a.privilege_type
    ) as x
    where (o.acl is not null and o.acl_kind is not null)
      or o.acl_kind in ('f', 'T', 'l')
    group by o.address, x.grantee, o.owner, o.acl_kind
    having x.grantee is distinct from o.owner
      -- What a role gives itself in one schema is nothing more than it has, and stands there all the same.
      or bool_or(o.kind = 'default_privileges' and o.more ->> 'schema' is not null)
      or array_agg(x.privilege order by x.privilege collate "C") is distinct from (
        select array_agg(b.privilege_type order by b.privilege_type collate "C")
        from aclexplode(acldefault(o.acl_kind, o.owner)) as b
        where b.grantee = o.owner
      )
    union all
    select o.address, pg_get_userbyid(o.owner)::text, '[]'
    from object as o
    where o.acl is not null
      and o.owner is not null
      and (o.kind <> 'default_privileges' or o.more ->> 'schema' is null)
      and not exists (select from aclexplode(o.acl) as a where a.grantee = o.owner)
  ) as g
  group by g.address
)
