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
  row_to_json(b) as body,
  null::jsonb as more
from pg_catalog.pg_proc as p
join scope as s on s.oid = p.pronamespace
join pg_catalog.pg_language as l on l.oid = p.prolang
left join lateral (
  -- Parameters whose names are keywords from 16 on: 15 does not quote them, and nobody else could read that.
  select
    regexp_replace(t.identity, w.pattern, '\1"\2" ', 'g') as arguments,
    regexp_replace(t.result, w.pattern, '\1"\2" ', 'g') as returns,
    overlay(
      case when t.result is null then t.definition else replace(t.definition, E'\n RETURNS ' || t.result || E'\n', E'\n RETURNS ' || regexp_replace(t.result, w.pattern, '\1"\2" ', 'g') || E'\n') end
      placing '(' || regexp_replace(t.arguments, w.pattern, '\1"\2" ', 'g') || ')'
      from strpos(t.definition, '(' || t.arguments || ')') for length(t.arguments) + 2
    ) as definition
  from (
    select
      pg_get_functiondef(p.oid) as definition,
      pg_get_function_arguments(p.oid) as arguments,
      pg_get_function_identity_arguments(p.oid) as identity,
      pg_get_function_result(p.oid) as result
  ) as t
  cross join (
    select '(^|, |TABLE\(|IN |OUT |VARIADIC )(json|json_array|json_arrayagg|json_exists|json_object|json_objectagg|json_query|json_scalar|json_serialize|json_table|json_value|merge_action|system_user) (?=[a-z"])' as pattern
  ) as w
) as q
  on p.proargnames && '{json,json_array,json_arrayagg,json_exists,json_object,json_objectagg,json_query,json_scalar,json_serialize,json_table,json_value,merge_action,system_user}'::text[]
cross join lateral (
  select
    s.name as schema,
    coalesce(q.arguments, pg_get_function_identity_arguments(p.oid)) as arguments,
    case p.prokind when 'p' then 'procedure' when 'w' then 'window' else 'function' end as routine,
    coalesce(q.definition, pg_get_functiondef(p.oid)) as definition,
    coalesce(q.returns, pg_get_function_result(p.oid)) as returns,
    l.lanname as language
) as b
where p.prokind in ('f', 'p', 'w')
  and not exists (
    select
    from pg_catalog.pg_depend as d
    where d.classid = 'pg_catalog.pg_proc'::regclass
      and d.objid = p.oid
      and d.deptype = 'i'
  )
