-- Triggers that people made: not those of foreign keys, not the copies that partitions have of a parent's trigger.
-- where there are: pg_catalog.pg_trigger as t where not t.tgisinternal and t.tgparentid = 0
select
  'pg_catalog.pg_trigger'::regclass::oid as classid,
  t.oid as objid,
  0 as objsubid,
  t.tgrelid as parent,
  'trigger' as kind,
  'trigger:' || r.ident || '.' || arch_ident(t.tgname) as address,
  t.tgname::text as name,
  null::oid as owner,
  null::aclitem[] as acl,
  null::"char" as acl_kind,
  row_to_json(b) as body,
  null::jsonb as more
from relation as r
join pg_catalog.pg_trigger as t on t.tgrelid = r.oid
cross join lateral (
  select
    r.schema as schema,
    r.name as "table",
    pg_get_triggerdef(t.oid) as definition,
    case t.tgenabled when 'A' then 'always' when 'R' then 'replica' when 'D' then 'disabled' else 'origin' end as enabled
) as b
where not t.tgisinternal
  and t.tgparentid = 0
