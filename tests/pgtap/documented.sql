-- Everything of ours says what it is.
begin;
select plan(5);

select is_empty(
  $$ select c.oid::regclass from pg_catalog.pg_class as c
     where c.relnamespace::regnamespace::text in ('arch', 'arch_private', 'arch_run', 'arch_worker', 'arch_server') and c.relkind in ('r', 'p', 'v')
       and pg_catalog.obj_description(c.oid, 'pg_class') is null $$,
  'every table and view has a comment');

select is_empty(
  $$ select c.oid::regclass, a.attname from pg_catalog.pg_class as c join pg_catalog.pg_attribute as a on a.attrelid = c.oid
     where c.relnamespace::regnamespace::text in ('arch', 'arch_private') and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
       and pg_catalog.col_description(c.oid, a.attnum) is null $$,
  'every column has a comment');

select is_empty(
  $$ select p.oid::regprocedure from pg_catalog.pg_proc as p
     where p.pronamespace::regnamespace::text in ('arch', 'arch_private', 'arch_run', 'arch_worker', 'arch_server')
       and pg_catalog.obj_description(p.oid, 'pg_proc') is null $$,
  'every function and procedure has a comment');

select is_empty(
  $$ select p.polrelid::regclass, p.polname from pg_catalog.pg_policy as p join pg_catalog.pg_class as c on c.oid = p.polrelid
     where c.relnamespace::regnamespace::text = 'arch' and pg_catalog.obj_description(p.oid, 'pg_policy') is null $$,
  'every policy has a comment');

select is_empty(
  $$ select n.nspname from pg_catalog.pg_namespace as n
     where n.nspname in ('arch', 'arch_private', 'arch_run', 'arch_worker', 'arch_server') and pg_catalog.obj_description(n.oid, 'pg_namespace') is null $$,
  'every schema has a comment');

select * from finish();
rollback;
