-- Who may touch what: asked of the catalogs, for everything there is, so that a new object can't be forgotten.
begin;
select plan(15);

select is_empty(
  $$ select c.oid::regclass from pg_catalog.pg_class as c
     where c.relnamespace::regnamespace::text in ('arch', 'arch_private', 'arch_run', 'arch_worker', 'arch_server') and c.relkind in ('r', 'p') and not c.relrowsecurity $$,
  'row security is on for every table');

select is_empty(
  $$ select c.oid::regclass from pg_catalog.pg_class as c
     where c.relnamespace = 'arch'::regnamespace and c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false) $$,
  'every view runs with its reader''s rights');

select is_empty(
  $$ select p.oid::regprocedure, g.grantee::regrole
     from pg_catalog.pg_proc as p cross join lateral pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) as g
     where p.pronamespace::regnamespace::text in ('arch', 'arch_private', 'arch_run', 'arch_worker', 'arch_server') and g.grantee = 0 and p.prorettype <> 'event_trigger'::regtype $$,
  'PUBLIC may execute nothing');

select is_empty(
  $$ select p.oid::regprocedure, g.grantee::regrole
     from pg_catalog.pg_proc as p cross join lateral pg_catalog.aclexplode(p.proacl) as g
     where g.grantee <> p.proowner and g.grantee <> 0
       and (p.pronamespace::regnamespace::text, g.grantee::regrole::text) not in (
         ('arch', 'arch_user'), ('arch_run', 'arch_executor'), ('arch_worker', 'arch_worker'), ('arch_server', 'arch_server'))
       and p.pronamespace::regnamespace::text in ('arch', 'arch_run', 'arch_worker', 'arch_server') $$,
  'people call arch, the executor arch_run, the worker arch_worker, the server arch_server, and nobody another one''s');

select is_empty(
  $$ select p.oid::regprocedure from pg_catalog.pg_proc as p
     where p.pronamespace = 'arch'::regnamespace and not pg_catalog.has_function_privilege('arch_user', p.oid, 'execute') $$,
  'people may call everything in arch');

select is_empty(
  $$ select p.oid::regprocedure from pg_catalog.pg_proc as p cross join lateral pg_catalog.aclexplode(p.proacl) as g
     where p.pronamespace = 'arch_private'::regnamespace and g.grantee = 'arch_user'::regrole
       and not exists (
         select 1 from pg_catalog.pg_policy as y join pg_catalog.pg_depend as d on d.classid = 'pg_policy'::regclass and d.objid = y.oid
         where d.refclassid = 'pg_proc'::regclass and d.refobjid = p.oid) $$,
  'of arch_private people may execute only what a policy calls');

select is_empty(
  $$ select n.nspname, g.grantee::regrole from pg_catalog.pg_namespace as n cross join lateral pg_catalog.aclexplode(n.nspacl) as g
     where n.nspname = 'arch_private' and g.grantee <> n.nspowner $$,
  'nobody has usage on arch_private');

select is_empty(
  $$ select p.oid::regprocedure from pg_catalog.pg_proc as p
     where p.pronamespace::regnamespace::text in ('arch', 'arch_private', 'arch_run', 'arch_worker', 'arch_server')
       and p.oid <> 'arch.await(text, interval)'::regprocedure
       and not coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp'], false) $$,
  'every function pins search_path with pg_temp last; only await, which commits, can''t');

select is(
  (select p.prosecdef from pg_catalog.pg_proc as p where p.oid = 'arch.await(text, interval)'::regprocedure), false,
  'await runs with its caller''s rights');

select is_empty(
  $$ select c.oid::regclass, g.grantee::regrole, g.privilege_type
     from pg_catalog.pg_class as c cross join lateral pg_catalog.aclexplode(c.relacl) as g
     where c.relnamespace::regnamespace::text in ('arch', 'arch_private') and g.grantee <> c.relowner and g.privilege_type <> 'SELECT' $$,
  'nobody writes a table but through a verb');

select is_empty(
  $$ select c.oid::regclass from pg_catalog.pg_class as c
     where c.relnamespace::regnamespace::text in ('arch', 'arch_private') and c.relowner <> 'arch_owner'::regrole $$,
  'every table belongs to arch_owner');

select is_empty(
  $$ select p.oid::regprocedure, p.proowner::regrole from pg_catalog.pg_proc as p
     where p.pronamespace::regnamespace::text in ('arch', 'arch_private', 'arch_run', 'arch_worker', 'arch_server')
       and p.proowner not in ('arch_owner'::regrole, 'arch_compiler'::regrole)
       and p.prorettype <> 'event_trigger'::regtype
       and p.oid <> 'arch_private.note_ddl(text, jsonb, boolean)'::regprocedure $$,
  'every function belongs to arch_owner, but event triggers'' (with their one helper) and the compiler');

select is_empty(
  $$ select r.rolname from pg_catalog.pg_roles as r
     where r.rolname in ('arch_owner', 'arch_compiler', 'arch_user', 'arch_server', 'arch_worker', 'arch_executor')
       and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolcanlogin <> (r.rolname in ('arch_server', 'arch_worker', 'arch_executor'))) $$,
  'our roles have no power of their own');

select is_empty(
  $$ select m.member::regrole from pg_catalog.pg_auth_members as m where m.roleid = 'arch_owner'::regrole and not (select rolsuper from pg_catalog.pg_roles where oid = m.member) $$,
  'nobody can become arch_owner');

select is_empty(
  $$ select k.conrelid::regclass, k.conname
     from pg_catalog.pg_constraint as k
     where k.contype = 'f' and k.connamespace = 'arch'::regnamespace
       and not exists (
         select 1 from pg_catalog.pg_index as i
         where i.indrelid = k.conrelid and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey) $$,
  'every foreign key has an index that begins with it');

select * from finish();
rollback;
