-- Functions, procedures and window functions; not the constructors that a range type brings along. The address carries the types of the arguments that a call gives.
-- where there are: pg_catalog.pg_proc as p where p.oid >= 16384
select
  'pg_catalog.pg_proc'::regclass::oid as classid,
  p.oid as objid,
  0 as objsubid,
  null::oid as parent,
  'function' as kind,
  'function:' || s.ident || '.' || arch_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')' as address,
  p.proname::text as name,
  p.proowner as owner,
  p.proacl as acl,
  'f'::"char" as acl_kind,
  jsonb_build_object(
    'schema', s.name,
    'arguments', pg_get_function_identity_arguments(p.oid),
    'routine', case p.prokind when 'p' then 'procedure' when 'w' then 'window' else 'function' end,
    'definition', pg_get_functiondef(p.oid),
    'returns', pg_get_function_result(p.oid),
    'language', l.lanname
  ) as body
from pg_catalog.pg_proc as p
join scope as s on s.oid = p.pronamespace
join pg_catalog.pg_language as l on l.oid = p.prolang
where p.prokind in ('f', 'p', 'w')
  and not exists (
    select
    from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_proc'::regclass
      and d.objid = p.oid
      and d.deptype = 'i'
  )
