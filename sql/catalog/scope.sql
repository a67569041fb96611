-- What every kind starts from: the schemas in scope and their relations, with their names as an address writes them.
-- `$1` text[]: names of schemas; null: every schema but the system's and our own.
scope as materialized (
  select
    n.oid,
    n.nspname::text as name,
    arch_ident(n.nspname) as ident
  from pg_catalog.pg_namespace as n
  where case
    when $1::text[] is null
      then n.nspname::text !~ '^(pg_|information_schema$|arch(_|$))'
    else n.nspname::text = any ($1::text[])
  end
),
relation as materialized (
  select
    c.oid,
    c.relkind,
    c.relispartition,
    c.relpersistence,
    s.name as schema,
    c.relname::text as name,
    s.ident || '.' || arch_ident(c.relname) as ident
  from pg_catalog.pg_class as c
  join scope as s on s.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and c.relpersistence <> 't'
)
