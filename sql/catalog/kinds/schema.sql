-- Schemas in scope.
select
  'pg_catalog.pg_namespace'::regclass::oid as classid,
  n.oid as objid,
  0 as objsubid,
  null::oid as parent,
  'schema' as kind,
  'schema:' || s.ident as address,
  s.name,
  n.nspowner as owner,
  n.nspacl as acl,
  'n'::"char" as acl_kind,
  null::json as body,
  '{}'::jsonb as more
from pg_catalog.pg_namespace as n
join scope as s on s.oid = n.oid
