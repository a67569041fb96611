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
  jsonb_build_object(
    'schema', r.schema,
    'table', r.name,
    'definition', pg_get_triggerdef(t.oid),
    'enabled', case t.tgenabled when 'A' then 'always' when 'R' then 'replica' when 'D' then 'disabled' else 'origin' end
  ) as body
from relation as r
join pg_catalog.pg_trigger as t on t.tgrelid = r.oid
where not t.tgisinternal
  and t.tgparentid = 0
