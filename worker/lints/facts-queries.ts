/**
 * What a running server tells, each as one read-only query that returns `key` and `value`; a partitioned table or index counts as the sum of its partitions.
 */

const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'arch', 'arch_private', 'arch_run', 'arch_worker', 'arch_server', 'arch_jobs')`;

/** The relation itself, and for a partitioned one all of its leaves. */
const LEAVES = `lateral (select c.oid as relid where c.relkind not in ('p', 'I')
          union all
          select p.relid from pg_catalog.pg_partition_tree(c.oid) as p where c.relkind in ('p', 'I') and p.isleaf) as l`;

/** Expected bytes: rows times header, line pointer and mean widths, on pages filled as far as the table says. */
export const TABLES = `
  with widths as materialized (
    select x.schemaname, x.tablename, x.attname, max(x.avg_width) as width from pg_catalog.pg_stats as x group by 1, 2, 3
  ), rows as materialized (
    select a.attrelid, case when bool_and(a.attlen > 0 or t.width is not null) then sum(case when a.attlen > 0 then a.attlen else t.width end) end as width
      from pg_catalog.pg_attribute as a
      join pg_catalog.pg_class as r on r.oid = a.attrelid and r.relkind in ('r', 'p')
      join pg_catalog.pg_namespace as rn on rn.oid = r.relnamespace
      left join widths as t on t.schemaname = rn.nspname and t.tablename = r.relname and t.attname = a.attname
     where a.attnum > 0 and not a.attisdropped
     group by a.attrelid
  ), counters as materialized (select * from pg_catalog.pg_stat_user_tables)
  select pg_catalog.format('table:%I.%I', n.nspname, c.relname) as key,
         pg_catalog.json_build_object(
           'rows', coalesce(sum(greatest(leaf.reltuples, 0)), 0), 'bytes', coalesce(sum(pg_catalog.pg_relation_size(l.relid)), 0),
           'expected_bytes', case when bool_and(w.width is not null) then sum(greatest(leaf.reltuples, 0) * (w.width + 28)) * 1.05 end,
           'live', coalesce(sum(s.n_live_tup), 0), 'dead', coalesce(sum(s.n_dead_tup), 0),
           'seq_scans', coalesce(max(s.seq_scan), 0), 'seq_rows', coalesce(max(s.seq_tup_read), 0), 'index_scans', coalesce(max(s.idx_scan), 0),
           'inserted', coalesce(sum(s.n_tup_ins), 0), 'updated', coalesce(sum(s.n_tup_upd), 0), 'hot_updated', coalesce(sum(s.n_tup_hot_upd), 0), 'deleted', coalesce(sum(s.n_tup_del), 0),
           'analyzed_days', min(extract(epoch from pg_catalog.now() - greatest(s.last_analyze, s.last_autoanalyze)) / 86400),
           'vacuumed_days', min(extract(epoch from pg_catalog.now() - greatest(s.last_vacuum, s.last_autovacuum)) / 86400),
           'xid_age', coalesce(max(case when leaf.relfrozenxid <> '0' then pg_catalog.age(leaf.relfrozenxid) end), 0)
         ) as value
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    left join ${LEAVES} on true
    left join pg_catalog.pg_class as leaf on leaf.oid = l.relid
    left join counters as s on s.relid = l.relid
    left join rows as w on w.attrelid = l.relid
   where c.relkind in ('r', 'p') and ${OURS}
   group by n.nspname, c.relname`;

export const INDEXES = `
  with counters as materialized (select * from pg_catalog.pg_stat_user_indexes), rows as materialized (
    select a.attrelid, sum(case when a.attlen > 0 then (a.attlen + 7) / 8 * 8 else 24 end) as width
      from pg_catalog.pg_attribute as a
      join pg_catalog.pg_class as r on r.oid = a.attrelid and r.relkind in ('i', 'I')
     where a.attnum > 0
     group by a.attrelid
  )
  select case when k.conname is null then pg_catalog.format('index:%I.%I', n.nspname, c.relname) else pg_catalog.format('constraint:%I.%I.%I', tn.nspname, t.relname, k.conname) end as key,
         pg_catalog.json_build_object(
           'bytes', coalesce(sum(pg_catalog.pg_relation_size(l.relid)), 0), 'scans', coalesce(sum(s.idx_scan), 0),
           'expected_bytes', case when max(am.amname) = 'btree' and bool_and(w.width is not null) then sum(greatest(leaf.reltuples, 0) * (w.width + 12)) / 0.85 + 16384 end
         ) as value
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
    join pg_catalog.pg_index as i on i.indexrelid = c.oid
    join pg_catalog.pg_class as t on t.oid = i.indrelid
    join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
    join pg_catalog.pg_am as am on am.oid = c.relam
    left join pg_catalog.pg_constraint as k on k.conindid = c.oid and k.contype in ('p', 'u', 'x')
    left join ${LEAVES} on true
    left join pg_catalog.pg_class as leaf on leaf.oid = l.relid
    left join counters as s on s.indexrelid = l.relid
    left join rows as w on w.attrelid = l.relid
   where c.relkind in ('i', 'I') and ${OURS}
   group by n.nspname, c.relname, tn.nspname, t.relname, k.conname`;

/** A table's own rows stand last, and so in the place of those that it inherits. */
export const COLUMNS = `
  select pg_catalog.format('column:%I.%I.%I', x.schemaname, x.tablename, x.attname) as key, pg_catalog.json_build_object('null_share', x.null_frac, 'distinct', x.n_distinct) as value
    from pg_catalog.pg_stats as x
   where x.schemaname not in ('pg_catalog', 'information_schema')
   order by x.inherited desc`;

/** An identity column stands for its sequence. */
export const SEQUENCES = `
  select case when a.attname is null then pg_catalog.format('sequence:%I.%I', s.schemaname, s.sequencename) else pg_catalog.format('column:%I.%I.%I', tn.nspname, t.relname, a.attname) end as key,
         pg_catalog.json_build_object('last', s.last_value, 'max', s.max_value, 'increment', s.increment_by) as value
    from pg_catalog.pg_sequences as s
    join pg_catalog.pg_namespace as n on n.nspname = s.schemaname
    join pg_catalog.pg_class as c on c.relnamespace = n.oid and c.relname = s.sequencename
    left join pg_catalog.pg_depend as d on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'i'
    left join pg_catalog.pg_class as t on t.oid = d.refobjid
    left join pg_catalog.pg_namespace as tn on tn.oid = t.relnamespace
    left join pg_catalog.pg_attribute as a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
   where ${OURS}`;

/** `default_version` is what the files on the server would install. */
export const EXTENSIONS = `
  select e.extname as name, e.extversion as installed, v.default_version as available
    from pg_catalog.pg_extension as e
    join pg_catalog.pg_available_extensions as v on v.name = e.extname
   where v.default_version is not null
   order by e.extname collate "C"`;

export const COLLATIONS = `
  select n.nspname::text as schema, c.collname::text as name, c.collversion as version, pg_catalog.pg_collation_actual_version(c.oid) as now
    from pg_catalog.pg_collation as c
    join pg_catalog.pg_namespace as n on n.oid = c.collnamespace
   where c.collversion <> pg_catalog.pg_collation_actual_version(c.oid)
     and exists (select from pg_catalog.pg_depend as d where d.refclassid = 'pg_catalog.pg_collation'::regclass and d.refobjid = c.oid)
   order by n.nspname collate "C", c.collname collate "C"`;

export const SERVER = `
  select pg_catalog.to_char(pg_catalog.now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as read_at,
         (extract(epoch from pg_catalog.now() - coalesce(s.stats_reset, (select pg_catalog.max(b.stats_reset) from pg_catalog.pg_stat_bgwriter as b))) / 86400)::float8 as statistics_days,
         pg_catalog.pg_is_in_recovery() as standby,
         (select pg_catalog.count(*) from pg_catalog.pg_replication_slots as r where r.slot_type = 'physical')::int as replicas,
         d.datname as name, pg_catalog.pg_encoding_to_char(d.encoding) as encoding, d.datcollversion as collation_version, pg_catalog.pg_database_collation_actual_version(d.oid) as collation_now,
         pg_catalog.current_setting('autovacuum_freeze_max_age')::int8::float8 as autovacuum_freeze_max_age,
         array(select r.rolname::text from pg_catalog.pg_roles as r where r.rolsuper order by r.rolname collate "C") as superusers,
         pg_catalog.has_table_privilege('pg_catalog.pg_hba_file_rules', 'select') and pg_catalog.has_function_privilege('pg_catalog.pg_hba_file_rules()', 'execute') as reads_access
    from pg_catalog.pg_database as d
    left join pg_catalog.pg_stat_database as s on s.datid = d.oid
   where d.datname = pg_catalog.current_database()`;

export const ACCESS = `
  select h.line_number as line, h.type, h.database as databases, h.user_name as users, h.address, h.auth_method as method
    from pg_catalog.pg_hba_file_rules as h
   where h.error is null
   order by h.line_number`;
