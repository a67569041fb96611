-- Row security policies; role `public` is everybody.
-- where there are: pg_catalog.pg_policy
select
  'pg_catalog.pg_policy'::regclass::oid as classid,
  p.oid as objid,
  0 as objsubid,
  p.polrelid as parent,
  'policy' as kind,
  'policy:' || r.ident || '.' || arch_ident(p.polname) as address,
  p.polname::text as name,
  null::oid as owner,
  null::aclitem[] as acl,
  null::"char" as acl_kind,
  row_to_json(b) as body,
  null::jsonb as more
from relation as r
join pg_catalog.pg_policy as p on p.polrelid = r.oid
cross join lateral (
  select
    r.schema as schema,
    r.name as "table",
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
    p.polpermissive as permissive,
    (
      select jsonb_agg(u.name order by u.name collate "C")
      from (
        select case when o.role = 0 then 'public' else pg_get_userbyid(o.role)::text end as name
        from unnest(p.polroles) as o (role)
      ) as u
    ) as roles,
    pg_get_expr(p.polqual, p.polrelid) as "using",
    pg_get_expr(p.polwithcheck, p.polrelid) as "check"
) as b
