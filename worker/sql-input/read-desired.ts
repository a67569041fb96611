/** SQL as desired state: read, loaded into scratch, read back. Postgres itself is the parser, so that every kind of object is covered. */
import type { Catalog, CatalogObject } from "../../plv8/src/types/catalog.ts";
import type { ScratchDatabase } from "../scratch/scratch-database.ts";
import { withObjects } from "../../plv8/src/catalog/with-objects.ts";
import { declaredEventTriggers } from "./event-triggers.ts";
import { declaredSubscriptions } from "./subscriptions.ts";
import { withWrappers, wrappersMade } from "./foreign-wrappers.ts";
import { isAboutEventTriggers, tagOf } from "./judge-statement.ts";
import { LOADER, loadScript, type LoadOptions } from "./load-script.ts";
import { readScript, type ReadScript } from "./read-script.ts";
import { renameHints, type RenameHint } from "./rename-hints.ts";
import { sortIssues, type SqlIssue, type SqlResult } from "./sql-issue.ts";
import type { SqlSource } from "./sql-source.ts";
import { uncheckedBodies } from "./unchecked-bodies.ts";
import { withWholePublications } from "./whole-publications.ts";
import { valueHints, type ValueHint } from "./value-hints.ts";

export type Desired = {
  /** What no statement gave to a role belongs to `LOADER`. */
  readonly catalog: Catalog;
  /** What the text makes in other schemas than the ones asked for; not in the catalog. */
  readonly outside: readonly CatalogObject[];
  readonly renames: readonly RenameHint[];
  /** What rows that stand get. */
  readonly values: readonly ValueHint[];
  readonly script: ReadScript;
};

export { LOADER };

/**
 * Nothing partial: the catalog of the whole script, or every problem with its place.
 *
 * `schemas`: to read back; null: all.
 *
 * @example const desired = await withScratch({ major: 18 }, (db) => readDesired(db, sources, { schema: "shop", order: "any" }));
 */
export async function readDesired(
  db: ScratchDatabase,
  sources: readonly SqlSource[],
  options: LoadOptions,
  schemas: readonly string[] | null = null,
): Promise<SqlResult<Desired>> {
  const script = await readScript(sources);
  const { hints, issues: misplaced } = renameHints(script, options.schema);
  const told = valueHints(script, options.schema);
  const warnings = script.issues.filter((issue) => issue.severity === "warning");
  const errors = [...script.issues.filter((issue) => issue.severity === "error"), ...misplaced, ...told.issues];
  if (errors.length > 0) return { ok: false, issues: sortIssues([...errors, ...warnings]) };
  const failures = await loadScript(db, script, options);
  // Nothing was kept: what the blocks left does not count either.
  if (failures.length > 0) return { ok: false, issues: sortIssues([...failures, ...warnings.filter((warning) => warning.code !== "sql.executed")]) };
  const unchecked = await uncheckedIn(db, script);
  const { catalog: loaded, issues: unknown } = await wrappersOf(
    db,
    script,
    withWholePublications(await db.readCatalog(null), script.statements, options.schema),
  );
  const { objects: eventTriggers, issues: unmade } = await eventTriggersIn(db, script, options.schema);
  const wrong = [...unknown, ...unmade];
  if (wrong.length > 0) return { ok: false, issues: sortIssues([...wrong, ...warnings]) };
  const all = withObjects(loaded, [...eventTriggers, ...(await subscriptionsIn(db, script))]);
  const catalog = schemas === null ? all : await db.readCatalog(schemas);
  const known = new Set(catalog.objects.map((object) => object.address));
  const outside = all.objects.filter((object) => object.extension === null && !known.has(object.address) && object.address !== "schema:public");
  return { ok: true, value: { catalog, outside, renames: hints, values: told.hints, script }, warnings: sortIssues([...warnings, ...unchecked]) };
}

async function uncheckedIn(db: ScratchDatabase, script: ReadScript): Promise<readonly SqlIssue[]> {
  const session = await db.client();
  return uncheckedBodies(session, script).finally(() => session.end().catch(() => undefined));
}

async function wrappersOf(db: ScratchDatabase, script: ReadScript, catalog: Catalog): ReturnType<typeof withWrappers> {
  if (wrappersMade(script.statements.map(({ node }) => node)).size === 0) return { catalog, issues: [] };
  const session = await db.client();
  return withWrappers(session, catalog, script.statements, LOADER).finally(() => session.end().catch(() => undefined));
}

async function eventTriggersIn(db: ScratchDatabase, script: ReadScript, schema: string): ReturnType<typeof declaredEventTriggers> {
  if (!script.statements.some(({ node }) => isAboutEventTriggers(tagOf(node).tag, tagOf(node).fields))) return { objects: [], issues: [] };
  const session = await db.client();
  return declaredEventTriggers(session, script.statements, { owner: LOADER, schema }).finally(() => session.end().catch(() => undefined));
}

async function subscriptionsIn(db: ScratchDatabase, script: ReadScript): Promise<readonly CatalogObject[]> {
  if (!script.statements.some(({ node }) => tagOf(node).tag === "CreateSubscriptionStmt")) return [];
  const { rows } = await (await db.client()).query<{ major: number }>("select pg_catalog.current_setting('server_version_num')::integer / 10000 as major");
  return declaredSubscriptions(script.statements, rows[0]?.major ?? 0, LOADER);
}
