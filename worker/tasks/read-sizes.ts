/** Size class per table: what a plan may assume about the work under a lock. Physical size, because statistics may be old or missing. */
import type { SizeClass } from "../../plv8/src/types/plan.ts";
import type { Database } from "../db.ts";

/** A table up to this size is scanned in a few milliseconds. */
const SMALL_BYTES = 1024 * 1024;

export const readSizes = async (db: Database, schemas: readonly string[]): Promise<Readonly<Record<string, SizeClass>>> => {
  const { rows } = await db.query<{ address: string; bytes: string }>(
    `select format('table:%I.%I', n.nspname, c.relname) as address,
            (select coalesce(sum(pg_catalog.pg_relation_size(t.relid)), 0)
               from (select c.oid as relid where c.relkind = 'r'
                     union all
                     select p.relid from pg_catalog.pg_partition_tree(c.oid) as p where c.relkind = 'p') as t)::text as bytes
       from pg_catalog.pg_class as c
       join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname = any($1)`,
    [schemas],
  );
  return Object.fromEntries(rows.map((row) => [row.address, sizeClass(Number(row.bytes))]));
};

const sizeClass = (bytes: number): SizeClass => (bytes === 0 ? "empty" : bytes <= SMALL_BYTES ? "small" : "large");
