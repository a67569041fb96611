-- Aggregates (a routine of functions), operators with their classes and families, conversions, text search.
select
  x.classid,
  x.objid,
  0 as objsubid,
  x.parent,
  split_part(x.kind, ':', 1) as kind,
  x.kind || ':' || x.ident as address,
  x.name,
  x.owner,
  x.acl,
  x.acl_kind::"char" as acl_kind,
  null::json as body,
  jsonb_build_object('schema', x.schema) || x.body as more
from (
  select
    null::oid as classid,
    null::oid as objid,
    null::oid as parent,
    null::text as kind,
    null::text as schema,
    null::text as ident,
    null::text as name,
    null::oid as owner,
    null::aclitem[] as acl,
    null::text as acl_kind,
    null::jsonb as body
  where false

  union all
  -- where there are: pg_catalog.pg_aggregate as a where a.aggfnoid::oid >= 16384
  select
    'pg_catalog.pg_proc'::regclass::oid, p.oid, null, 'function', s.name,
    s.ident || '.' || arch_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')', p.proname::text, p.proowner, p.proacl, 'f',
    jsonb_build_object(
      'arguments', oidvectortypes(p.proargtypes),
      'routine', 'aggregate',
      'returns', pg_get_function_result(p.oid),
      'language', 'internal',
      'definition',
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
    )
  from pg_catalog.pg_proc as p
  join scope as s on s.oid = p.pronamespace
  join pg_catalog.pg_aggregate as a on a.aggfnoid = p.oid
  where p.prokind = 'a'

  union all
  -- where there are: pg_catalog.pg_operator as o where o.oid >= 16384
  select
    'pg_catalog.pg_operator'::regclass::oid, o.oid, null, 'operator', s.name,
    s.ident || '.' || o.oprname || '(' || case when o.oprleft = 0 then 'NONE' else format_type(o.oprleft, null) end || ', ' || format_type(o.oprright, null) || ')',
    o.oprname::text, o.oprowner, null, null,
    jsonb_build_object(
      'definition',
      'CREATE OPERATOR ' || s.ident || '.' || o.oprname || ' (FUNCTION = ' || o.oprcode::regproc::text
        || case when o.oprleft = 0 then '' else ', LEFTARG = ' || format_type(o.oprleft, null) end
        || ', RIGHTARG = ' || format_type(o.oprright, null)
        || coalesce(', COMMUTATOR = OPERATOR(' || arch_ident(cn.nspname) || '.' || c.oprname || ')', '')
        || coalesce(', NEGATOR = OPERATOR(' || arch_ident(nn.nspname) || '.' || n.oprname || ')', '')
        || case when o.oprrest = 0 then '' else ', RESTRICT = ' || o.oprrest::regproc::text end
        || case when o.oprjoin = 0 then '' else ', JOIN = ' || o.oprjoin::regproc::text end
        || case when o.oprcanhash then ', HASHES' else '' end
        || case when o.oprcanmerge then ', MERGES' else '' end
        || ')'
    )
  from pg_catalog.pg_operator as o
  join scope as s on s.oid = o.oprnamespace
  left join pg_catalog.pg_operator as c on c.oid = o.oprcom
  left join pg_catalog.pg_namespace as cn on cn.oid = c.oprnamespace
  left join pg_catalog.pg_operator as n on n.oid = o.oprnegate
  left join pg_catalog.pg_namespace as nn on nn.oid = n.oprnamespace
  where o.oprcode <> 0

  union all
  -- where there are: pg_catalog.pg_opfamily as f where f.oid >= 16384
  select
    'pg_catalog.pg_opfamily'::regclass::oid, o.oid, null, 'operator_family', s.name, s.ident || '.' || arch_ident(o.opfname) || ' using ' || m.amname,
    o.opfname::text, o.opfowner, null, null,
    jsonb_build_object(
      'definition', 'CREATE OPERATOR FAMILY ' || s.ident || '.' || arch_ident(o.opfname) || ' USING ' || m.amname,
      'additions', coalesce(
        (
          select jsonb_agg('ALTER OPERATOR FAMILY ' || s.ident || '.' || arch_ident(o.opfname) || ' USING ' || m.amname || ' ADD ' || e.text order by e.text collate "C")
          from member_of_class as e
          where e.refclassid = 'pg_catalog.pg_opfamily'::regclass
            and e.refobjid = o.oid
        ),
        '[]'
      )
    )
  from pg_catalog.pg_opfamily as o
  join scope as s on s.oid = o.opfnamespace
  join pg_catalog.pg_am as m on m.oid = o.opfmethod

  union all
  -- where there are: pg_catalog.pg_opclass as o where o.oid >= 16384
  select
    'pg_catalog.pg_opclass'::regclass::oid, o.oid, null, 'operator_class', s.name, s.ident || '.' || arch_ident(o.opcname) || ' using ' || m.amname,
    o.opcname::text, o.opcowner, null, null,
    jsonb_build_object(
      'definition',
      'CREATE OPERATOR CLASS ' || s.ident || '.' || arch_ident(o.opcname) || case when o.opcdefault then ' DEFAULT' else '' end
        || ' FOR TYPE ' || format_type(o.opcintype, null) || ' USING ' || m.amname || ' FAMILY ' || arch_ident(fn.nspname) || '.' || arch_ident(f.opfname) || ' AS '
        || array_to_string(
          array(
            select e.text
            from member_of_class as e
            where e.refclassid = 'pg_catalog.pg_opclass'::regclass
              and e.refobjid = o.oid
            order by e.text collate "C"
          )
          || ('STORAGE ' || format_type(case when o.opckeytype = 0 then o.opcintype else o.opckeytype end, null)),
          ', '
        )
    )
  from pg_catalog.pg_opclass as o
  join scope as s on s.oid = o.opcnamespace
  join pg_catalog.pg_am as m on m.oid = o.opcmethod
  join pg_catalog.pg_opfamily as f on f.oid = o.opcfamily
  join pg_catalog.pg_namespace as fn on fn.oid = f.opfnamespace

  union all
  -- where there are: pg_catalog.pg_conversion as c where c.oid >= 16384
  select
    'pg_catalog.pg_conversion'::regclass::oid, o.oid, null, 'conversion', s.name, s.ident || '.' || arch_ident(o.conname), o.conname::text,
    o.conowner, null, null,
    jsonb_build_object(
      'definition',
      'CREATE ' || case when o.condefault then 'DEFAULT ' else '' end || 'CONVERSION ' || s.ident || '.' || arch_ident(o.conname)
        || ' FOR ' || quote_literal(pg_encoding_to_char(o.conforencoding)) || ' TO ' || quote_literal(pg_encoding_to_char(o.contoencoding))
        || ' FROM ' || o.conproc::regproc::text
    )
  from pg_catalog.pg_conversion as o
  join scope as s on s.oid = o.connamespace

  union all
  -- where there are: pg_catalog.pg_ts_config as c where c.oid >= 16384
  select
    'pg_catalog.pg_ts_config'::regclass::oid, o.oid, null, 'text_search_configuration', s.name, s.ident || '.' || arch_ident(o.cfgname),
    o.cfgname::text, o.cfgowner, null, null,
    jsonb_build_object(
      'definition',
      'CREATE TEXT SEARCH CONFIGURATION ' || s.ident || '.' || arch_ident(o.cfgname) || ' (PARSER = ' || arch_ident(pn.nspname) || '.' || arch_ident(p.prsname) || ')',
      'additions', coalesce(
        (
          select jsonb_agg(
            'ALTER TEXT SEARCH CONFIGURATION ' || s.ident || '.' || arch_ident(o.cfgname) || ' ADD MAPPING FOR ' || arch_ident(g.alias) || ' WITH ' || g.dictionaries
            order by g.alias collate "C"
          )
          from (
            select k.alias, string_agg(m.mapdict::regdictionary::text, ', ' order by m.mapseqno) as dictionaries
            from pg_catalog.pg_ts_config_map as m
            join ts_token_type(o.cfgparser) as k on k.tokid = m.maptokentype
            where m.mapcfg = o.oid
            group by k.alias
          ) as g
        ),
        '[]'
      )
    )
  from pg_catalog.pg_ts_config as o
  join scope as s on s.oid = o.cfgnamespace
  join pg_catalog.pg_ts_parser as p on p.oid = o.cfgparser
  join pg_catalog.pg_namespace as pn on pn.oid = p.prsnamespace

  union all
  -- where there are: pg_catalog.pg_ts_dict as d where d.oid >= 16384
  select
    'pg_catalog.pg_ts_dict'::regclass::oid, o.oid, null, 'text_search_dictionary', s.name, s.ident || '.' || arch_ident(o.dictname),
    o.dictname::text, o.dictowner, null, null,
    jsonb_build_object(
      'definition',
      'CREATE TEXT SEARCH DICTIONARY ' || s.ident || '.' || arch_ident(o.dictname) || ' (TEMPLATE = ' || arch_ident(tn.nspname) || '.' || arch_ident(t.tmplname)
        || coalesce(', ' || nullif(o.dictinitoption, ''), '') || ')'
    )
  from pg_catalog.pg_ts_dict as o
  join scope as s on s.oid = o.dictnamespace
  join pg_catalog.pg_ts_template as t on t.oid = o.dicttemplate
  join pg_catalog.pg_namespace as tn on tn.oid = t.tmplnamespace

  union all
  -- where there are: pg_catalog.pg_ts_parser as p where p.oid >= 16384
  select
    'pg_catalog.pg_ts_parser'::regclass::oid, o.oid, null, 'text_search_parser', s.name, s.ident || '.' || arch_ident(o.prsname),
    o.prsname::text, null, null, null,
    jsonb_build_object(
      'definition',
      'CREATE TEXT SEARCH PARSER ' || s.ident || '.' || arch_ident(o.prsname) || ' (START = ' || o.prsstart::text || ', GETTOKEN = ' || o.prstoken::text
        || ', END = ' || o.prsend::text || ', LEXTYPES = ' || o.prslextype::text
        || case when o.prsheadline::oid = 0 then '' else ', HEADLINE = ' || o.prsheadline::text end || ')'
    )
  from pg_catalog.pg_ts_parser as o
  join scope as s on s.oid = o.prsnamespace

  union all
  -- where there are: pg_catalog.pg_ts_template as t where t.oid >= 16384
  select
    'pg_catalog.pg_ts_template'::regclass::oid, o.oid, null, 'text_search_template', s.name, s.ident || '.' || arch_ident(o.tmplname),
    o.tmplname::text, null, null, null,
    jsonb_build_object(
      'definition',
      'CREATE TEXT SEARCH TEMPLATE ' || s.ident || '.' || arch_ident(o.tmplname) || ' (' || case when o.tmplinit::oid = 0 then '' else 'INIT = ' || o.tmplinit::text || ', ' end
        || 'LEXIZE = ' || o.tmpllexize::text || ')'
    )
  from pg_catalog.pg_ts_template as o
  join scope as s on s.oid = o.tmplnamespace
) as x
