-- The rows (address, object). Members of extensions carry neither owner nor privileges: they are whoever's who made the extension; those
-- without a kind are left out.
select
  o.address,
  o.body || jsonb_build_object(
    'kind', o.kind,
    'address', o.address,
    'name', o.name,
    'owner', case when o.owner is not null and m.extension is null then pg_get_userbyid(o.owner) end,
    'grants', case when m.extension is null then coalesce(p.grants, '[]') else '[]' end,
    'comment', d.description,
    'depends_on', coalesce(e.targets, '[]'),
    'extension', m.extension
  ) as object
from object as o
left join privilege as p on p.address = o.address
left join edge as e on e.address = o.address
left join pg_catalog.pg_description as d
  on d.classoid = o.classid and d.objoid = o.objid and d.objsubid = o.objsubid
left join member as m
  on m.classid = case when o.parent is null then o.classid else 'pg_catalog.pg_class'::regclass end
  and m.objid = coalesce(o.parent, o.objid)
where o.kind in ('schema', 'enum', 'sequence', 'table', 'column', 'constraint', 'index', 'function', 'trigger', 'policy', 'view')
  or m.extension is null
