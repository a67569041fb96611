-- The rows of the catalog, in parts: what all of a kind say of themselves (`body`), what few or several kinds do (`more`), and what all objects have. Members of extensions carry neither owner nor privileges: they are
-- whoever's who made the extension; those without a kind are left out, and privileges that are what everybody, or what
-- somebody else's object, is born with.
select
  o.address,
  o.kind,
  o.name,
  o.body,
  o.more,
  case when o.owner is not null and m.extension is null and o.kind <> 'privileges' then pg_get_userbyid(o.owner) end as owner,
  case when m.extension is null then p.grants end as grants,
  d.description,
  e.targets,
  m.extension,
  b.labels,
  x.extensions
from object as o
left join privilege as p on p.address = o.address
left join edge as e on e.address = o.address
left join pg_catalog.pg_description as d
  on d.classoid = o.classid and d.objoid = o.objid and d.objsubid = o.objsubid
left join label as b
  on b.classoid = o.classid and b.objoid = o.objid and b.objsubid = o.objsubid
left join (
  -- What leaves with an extension although it is no member: DEPENDS ON EXTENSION.
  select
    d.classid,
    d.objid,
    jsonb_agg(e.extname order by e.extname collate "C") as extensions
  from pg_catalog.pg_depend as d
  join pg_catalog.pg_extension as e on e.oid = d.refobjid
  where d.refclassid = 'pg_catalog.pg_extension'::regclass
    and d.deptype = 'x'
  group by d.classid, d.objid
) as x
  on x.classid = o.classid and x.objid = o.objid and o.objsubid = 0
left join member as m
  on m.classid = case when o.parent is null then o.classid else 'pg_catalog.pg_class'::regclass end
  and m.objid = coalesce(o.parent, o.objid)
where case
  when o.kind in ('schema', 'enum', 'sequence', 'table', 'column', 'constraint', 'index', 'function', 'trigger', 'policy', 'view')
    then true
  when o.kind = 'default_privileges'
    then coalesce(p.grants, '[]') <> case
      when o.more ->> 'schema' is not null or o.acl_kind not in ('f', 'T')
        then '[]'::jsonb
      else jsonb_build_array(jsonb_build_object('grantee', 'public', 'privileges', jsonb_build_array(case o.acl_kind when 'f' then 'EXECUTE' else 'USAGE' end)))
    end
  when o.kind = 'privileges'
    then coalesce(p.grants, '[]') <> o.more -> 'born'
  else m.extension is null
end
