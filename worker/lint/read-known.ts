/** What a live database tells a linter: its catalog, and how much stands in each table. */
import type pg from "pg";
import { readCatalog } from "../catalog/read-catalog.ts";
import { schemasOf } from "../compare/read-sides.ts";
import { readSizes } from "../tasks/read-sizes.ts";
import type { Known } from "./facts.ts";

export async function readKnown(pool: pg.Pool): Promise<Known> {
  const catalog = await readCatalog(pool, null);
  const { rows } = await pool.query<{ address: string; rows: number }>(
    `select pg_catalog.format('table:%I.%I', n.nspname, c.relname) as address,
            (select pg_catalog.sum(leaf.reltuples) from pg_catalog.pg_class as leaf
              where leaf.reltuples >= 0 and (leaf.oid = c.oid or leaf.oid in (select p.relid from pg_catalog.pg_partition_tree(c.oid) as p where c.relkind = 'p')))::float8 as rows
       from pg_catalog.pg_class as c
       join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^pg_'`,
  );
  const version = await pool.query<{ n: string }>("select pg_catalog.current_setting('server_version_num') as n");
  return {
    catalog,
    sizes: await readSizes(pool, schemasOf(catalog)),
    major: Math.floor(Number(version.rows[0]?.n) / 10000),
    rows: Object.fromEntries(rows.flatMap((row) => (row.rows === null ? [] : [[row.address, row.rows] as const]))),
  };
}
