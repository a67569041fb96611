-- Aggregates, operators, conversions, text search.
select
  x.classid,
  x.objid,
  0 as objsubid,
  x.parent,
  'other' as kind,
  'other:' || x.class || ':' || x.ident as address,
  x.name,
  x.owner,
  x.acl,
  x.acl_kind::"char" as acl_kind,
  jsonb_build_object('class', x.class, 'schema', x.schema, 'definition', x.definition) as body
from (
  select
    null::oid as classid,
    null::oid as objid,
    null::oid as parent,
    null::text as class,
    null::text as schema,
    null::text as ident,
    null::text as name,
    null::oid as owner,
    null::aclitem[] as acl,
    null::text as acl_kind,
    null::text as definition
  where false

  union all
  select
    'pg_catalog.pg_proc'::regclass::oid, p.oid, null, 'aggregate', s.name,
    s.ident || '.' || arch_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')', p.proname::text, p.proowner, p.proacl, 'f',
    'CREATE AGGREGATE ' || s.ident || '.' || arch_ident(p.proname) || '(' || case when p.pronargs = 0 then '*' else pg_get_function_arguments(p.oid) end
      || ') (SFUNC = ' || a.aggtransfn::regproc::text || ', STYPE = ' || format_type(a.aggtranstype, null)
      || case when a.aggtransspace <> 0 then ', SSPACE = ' || a.aggtransspace::text else '' end
      || case when a.aggfinalfn <> 0 then ', FINALFUNC = ' || a.aggfinalfn::regproc::text else '' end
      || case when a.aggfinalextra then ', FINALFUNC_EXTRA' else '' end
      || case when a.aggfinalfn <> 0 then ', FINALFUNC_MODIFY = ' || case a.aggfinalmodify when 'r' then 'READ_ONLY' when 's' then 'SHAREABLE' else 'READ_WRITE' end else '' end
      || case when a.aggcombinefn <> 0 then ', COMBINEFUNC = ' || a.aggcombinefn::regproc::text else '' end
      || case when a.aggserialfn <> 0 then ', SERIALFUNC = ' || a.aggserialfn::regproc::text else '' end
      || case when a.aggdeserialfn <> 0 then ', DESERIALFUNC = ' || a.aggdeserialfn::regproc::text else '' end
      || coalesce(', INITCOND = ' || quote_literal(a.agginitval), '')
      || case when a.aggmtransfn <> 0 then ', MSFUNC = ' || a.aggmtransfn::regproc::text || ', MSTYPE = ' || format_type(a.aggmtranstype, null) else '' end
      || case when a.aggminvtransfn <> 0 then ', MINVFUNC = ' || a.aggminvtransfn::regproc::text else '' end
      || case when a.aggmtransspace <> 0 then ', MSSPACE = ' || a.aggmtransspace::text else '' end
      || case when a.aggmfinalfn <> 0 then ', MFINALFUNC = ' || a.aggmfinalfn::regproc::text else '' end
      || case when a.aggmfinalextra then ', MFINALFUNC_EXTRA' else '' end
      || case when a.aggmfinalfn <> 0 then ', MFINALFUNC_MODIFY = ' || case a.aggmfinalmodify when 'r' then 'READ_ONLY' when 's' then 'SHAREABLE' else 'READ_WRITE' end else '' end
      || coalesce(', MINITCOND = ' || quote_literal(a.aggminitval), '')
      || case when a.aggsortop <> 0 then ', SORTOP = OPERATOR(' || (select arch_ident(n.nspname) || '.' || o.oprname from pg_catalog.pg_operator as o join pg_catalog.pg_namespace as n on n.oid = o.oprnamespace where o.oid = a.aggsortop) || ')' else '' end
      || case when a.aggkind = 'h' then ', HYPOTHETICAL' else '' end
      || case p.proparallel when 's' then ', PARALLEL = SAFE' when 'r' then ', PARALLEL = RESTRICTED' else '' end
      || ')'
  from pg_catalog.pg_proc as p
  join scope as s on s.oid = p.pronamespace
  join pg_catalog.pg_aggregate as a on a.aggfnoid = p.oid
  where p.prokind = 'a'

  union all
  select
    'pg_catalog.pg_operator'::regclass::oid, o.oid, null, 'operator', s.name,
    s.ident || '.' || o.oprname || '(' || format_type(o.oprleft, null) || ', ' || format_type(o.oprright, null) || ')', o.oprname::text,
    o.oprowner, null, null, null
  from pg_catalog.pg_operator as o
  join scope as s on s.oid = o.oprnamespace

  union all
  select
    'pg_catalog.pg_opclass'::regclass::oid, o.oid, null, 'operator class', s.name, s.ident || '.' || arch_ident(o.opcname) || ' using ' || m.amname,
    o.opcname::text, o.opcowner, null, null, null
  from pg_catalog.pg_opclass as o
  join scope as s on s.oid = o.opcnamespace
  join pg_catalog.pg_am as m on m.oid = o.opcmethod

  union all
  select
    'pg_catalog.pg_opfamily'::regclass::oid, o.oid, null, 'operator family', s.name, s.ident || '.' || arch_ident(o.opfname) || ' using ' || m.amname,
    o.opfname::text, o.opfowner, null, null, null
  from pg_catalog.pg_opfamily as o
  join scope as s on s.oid = o.opfnamespace
  join pg_catalog.pg_am as m on m.oid = o.opfmethod

  union all
  select
    'pg_catalog.pg_conversion'::regclass::oid, o.oid, null, 'conversion', s.name, s.ident || '.' || arch_ident(o.conname), o.conname::text,
    o.conowner, null, null, null
  from pg_catalog.pg_conversion as o
  join scope as s on s.oid = o.connamespace

  union all
  select
    'pg_catalog.pg_ts_config'::regclass::oid, o.oid, null, 'text search configuration', s.name, s.ident || '.' || arch_ident(o.cfgname),
    o.cfgname::text, o.cfgowner, null, null, null
  from pg_catalog.pg_ts_config as o
  join scope as s on s.oid = o.cfgnamespace

  union all
  select
    'pg_catalog.pg_ts_dict'::regclass::oid, o.oid, null, 'text search dictionary', s.name, s.ident || '.' || arch_ident(o.dictname),
    o.dictname::text, o.dictowner, null, null, null
  from pg_catalog.pg_ts_dict as o
  join scope as s on s.oid = o.dictnamespace

  union all
  select
    'pg_catalog.pg_ts_parser'::regclass::oid, o.oid, null, 'text search parser', s.name, s.ident || '.' || arch_ident(o.prsname),
    o.prsname::text, null, null, null, null
  from pg_catalog.pg_ts_parser as o
  join scope as s on s.oid = o.prsnamespace

  union all
  select
    'pg_catalog.pg_ts_template'::regclass::oid, o.oid, null, 'text search template', s.name, s.ident || '.' || arch_ident(o.tmplname),
    o.tmplname::text, null, null, null, null
  from pg_catalog.pg_ts_template as o
  join scope as s on s.oid = o.tmplnamespace
) as x
