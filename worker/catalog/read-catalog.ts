/** Reads a database's catalog in its normal form. */
import type pg from "pg";
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import { composeCatalogSql, type CatalogSql } from "../../sql/catalog/compose.ts";
import { composeObject, knownObject, type KnownObjects, type ObjectParts } from "./compose-object.ts";
import { withPinnedSettings, type On } from "./pinned-settings.ts";

export type ReadOptions = {
  /** How often a read that a concurrent change spoiled is repeated before it fails. */
  readonly attempts?: number;
  /**
   * Also what stands in other schemas and needs an object in the named ones, by itself, without the table it belongs to: for plans, which refuse to
   * take away what others need. Off: a project's own state, for fingerprints and drift. Nothing to add when all schemas are read.
   */
  readonly dependents?: boolean;
  /** Shared between reads whose catalogs are compared: equal objects are then the same one. */
  readonly known?: KnownObjects;
};

/** The catalog changed during every attempt to read it. */
export class CatalogUnstable extends Error {
  constructor(attempts: number) {
    super(
      `The catalog could not be read: other sessions changed it during each of ${String(attempts)} attempts. ` +
        "Nothing is wrong with it; try again when the DDL that runs now (see pg_stat_activity) has finished.",
    );
    this.name = "CatalogUnstable";
  }
}

let composed: Promise<CatalogSql> | undefined;

/**
 * The catalog of the named schemas; null: all but the system's and our own. Needs no rights beyond a login, writes nothing, works in a read-only
 * transaction and on a standby. Sorted by address, the same under any setting of the session.
 *
 * `pg_get_*def` sees the newest state whatever the query's snapshot is, so that one query can show a table's column under its old name and
 * its constraint under the new one. Therefore: version of the catalogs and what kinds there are, read, both again, each in a snapshot of its own, until they
 * are equal. Where no transaction has ended meanwhile nothing has changed, and no version need be asked. A client that is inside a REPEATABLE READ
 * transaction has one snapshot only: give it one in READ COMMITTED, or a pool.
 *
 * Throws `CatalogUnstable` when the catalog does not stand still.
 *
 * @example const catalog = await readCatalog(pool, ["shop"]);
 */
export async function readCatalog(on: On, schemas: readonly string[] | null, options: ReadOptions = {}): Promise<Catalog> {
  composed ??= composeCatalogSql();
  const sql = await composed;
  const attempts = options.attempts ?? 10;
  return withPinnedSettings(on, sql.settings, async (client) => {
    const dependents = options.dependents === true && schemas !== null;
    const look = (present: readonly string[]): Promise<readonly CatalogObject[] | null> =>
      tryRead(client, sql.reading(namesSystem(schemas) ? null : present, dependents), schemas, options.known);
    const quiet = await readInQuiet(client, sql, look);
    if (quiet !== null) return { canon: 1, objects: quiet };
    let before = await versionOf(client, sql);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const objects = await look(before.present);
      if (objects !== null && before.snapshot === (await snapshotOf(client))) return { canon: 1, objects };
      const after = await versionOf(client, sql);
      if (before.version === after.version && String(before.present) === String(after.present) && objects !== null) return { canon: 1, objects };
      before = after;
    }
    throw new CatalogUnstable(attempts);
  });
}

/** Bytes of pg_attribute up to which a read that has to be repeated costs less than always asking for a version first: some 3,000 tables. */
const SMALL = 8 * 1024 * 1024;

/** Null where it can't be known that nothing changed meanwhile, or where a read is too dear to be tried where others write. */
async function readInQuiet(
  client: pg.ClientBase,
  sql: CatalogSql,
  look: (present: readonly string[]) => Promise<readonly CatalogObject[] | null>,
): Promise<readonly CatalogObject[] | null> {
  const { rows } = await client.query<{ snapshot: string; quiet: boolean }>(
    `select s.it::text as snapshot,
            pg_catalog.pg_snapshot_xmin(s.it) = pg_catalog.pg_snapshot_xmax(s.it)
              and pg_catalog.pg_relation_size('pg_catalog.pg_attribute') < ${String(SMALL)} as quiet
     from pg_catalog.pg_current_snapshot() as s (it)`,
  );
  if (rows[0]?.quiet !== true) return null;
  const { rows: there } = await client.query<{ present: readonly string[] }>(sql.present);
  const objects = await look(there[0]?.present ?? []);
  return rows[0].snapshot === (await snapshotOf(client)) ? objects : null;
}

/** Only what is there needs planning; but the system's own schemas hold what every database has. */
function namesSystem(schemas: readonly string[] | null): boolean {
  return schemas?.some((name) => /^(pg_|information_schema$)/.test(name)) === true;
}

type Version = { readonly version: string; readonly present: readonly string[]; readonly snapshot: string };

/** The version, what kinds of objects there are, and the snapshot in which both were read. */
async function versionOf(client: pg.ClientBase, sql: CatalogSql): Promise<Version> {
  const { rows } = await client.query<Version>(
    `select v.version, p.present, pg_catalog.pg_current_snapshot()::text as snapshot from (${sql.changed}) as v cross join (${sql.present}) as p`,
  );
  return rows[0] ?? { version: "", present: [], snapshot: "" };
}

/** Another one as soon as a transaction that was given an id has ended, on the whole server: `xmax` is the next id after the newest of these. */
async function snapshotOf(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ snapshot: string }>("select pg_catalog.pg_current_snapshot()::text as snapshot");
  return rows[0]?.snapshot ?? "none";
}

const asTexts = {
  getTypeParser:
    () =>
    (text: string): string =>
      text,
};

/** Null when an object vanished under the query: then the version differs too, and the read is repeated. */
async function tryRead(
  client: pg.ClientBase,
  text: string,
  schemas: readonly string[] | null,
  known: KnownObjects | undefined,
): Promise<readonly CatalogObject[] | null> {
  const inside = client.getTransactionStatus() === "T";
  if (inside) await client.query("savepoint arch_read_catalog");
  try {
    const { rows } = await client.query<ObjectParts & string[]>({ text, values: [schemas], rowMode: "array", types: asTexts });
    if (inside) await client.query("release savepoint arch_read_catalog");
    // In order already, but for names in an encoding whose bytes are in another order than code points.
    return rows
      .sort(([left], [right]) => compareCodePoints(left, right))
      .map((parts) => (known === undefined ? composeObject(parts) : knownObject(known, parts)));
  } catch (error) {
    if (!vanished(error)) throw error;
    if (inside) await client.query("rollback to savepoint arch_read_catalog");
    return null;
  }
}

/** XX000 `cache lookup failed`, 42P01, 42703, 42883, 42704: an object was dropped between two looks at it. */
function vanished(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code === "XX000") return /cache lookup failed|could not (find|open)|does not exist/.test(message ?? "");
  return code === "42P01" || code === "42703" || code === "42883" || code === "42704";
}
