/** Executes a migration on scratch, over the schema that it is meant for: the locks that it takes and the tables that it writes again are seen, not guessed. */
import type pg from "pg";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Lock } from "../../plv8/src/types/plan.ts";
import { renderDefaultPrivileges } from "../../plv8/src/render/default-privileges.ts";
import { ownerOf } from "../compare/align-sides.ts";
import { knownTables, locksOf } from "../proof/locks-seen.ts";
import { sqlState } from "../../sql/connection-loss.ts";
import type { ScratchDatabase } from "../scratch/scratch-database.ts";
import { renameRoles } from "../scratch/scratch-roles.ts";
import { withScratch } from "../scratch/with-scratch.ts";
import { LOADER, loadScript } from "../sql-input/load-script.ts";
import type { ReadScript, Statement } from "../sql-input/read-script.ts";
import type { SqlIssue } from "../sql-input/sql-issue.ts";

export type Seen = { readonly locks: readonly Lock[]; /** Names of tables that got new storage. */ readonly rewritten: readonly string[] };

export type Rehearsal = {
  readonly before: Catalog;
  readonly after: Catalog;
  readonly seen: ReadonlyMap<Statement, Seen>;
  /** What Postgres refused. */
  readonly issues: readonly SqlIssue[];
};

/** What stands in no transaction says so: `concurrently`, VACUUM (active_sql_transaction), a block that commits (invalid_transaction_termination). */
const ALONE = new Set(["25001", "2D000"]);

/** Throws where scratch can't hold the base: an extension that it lacks, a language. */
export async function rehearseMigration(
  base: Catalog,
  script: ReadScript,
  options: { readonly major: number; readonly scratch_url: string | null; readonly schema: string },
): Promise<Rehearsal> {
  return withScratch({ major: options.major, url: options.scratch_url }, async (db) => {
    await db.loadCatalog(base);
    const before = await db.readCatalog(null);
    const owner = ownerOf(base);
    await db.load(bornAs(owner, base, db));
    const seen = new Map<Statement, Seen>();
    const observe = async (statement: Statement, session: pg.Client, work: () => Promise<void>): Promise<void> => {
      const known = await knownTables(session);
      const storage = await storageOf(session);
      await session.query("begin");
      try {
        await work();
        const locks = await locksOf(session, null, known);
        const now = await storageOf(session);
        seen.set(statement, {
          locks,
          rewritten: [...storage]
            .filter(([name, node]) => now.has(name) && now.get(name) !== node)
            .map(([name]) => name)
            .sort(),
        });
        await session.query("commit");
      } catch (error) {
        await session.query("rollback").catch(() => undefined);
        if (!ALONE.has(sqlState(error) ?? "")) throw error;
        await work();
      }
    };
    const issues = await loadScript(db, script, { schema: options.schema, order: "strict", observe, ...(owner === null ? {} : { owner }) });
    return { before, after: withoutLoaders(await db.readCatalog(null)), seen, issues };
  });
}

/** What the migration makes is born with the privileges that the owner of the rest gives: the loader gives the same. */
function bornAs(owner: string | null, base: Catalog, db: ScratchDatabase): readonly string[] {
  const theirs = base.objects.filter((object) => object.kind === "default_privileges" && object.owner === owner);
  const { objects } = renameRoles({ ...base, objects: theirs }, new Map([...db.standIns(), [owner ?? "", db.name]]));
  return objects.flatMap((object) => (object.kind === "default_privileges" ? renderDefaultPrivileges({ ...object, name: db.name }) : []));
}

function withoutLoaders(catalog: Catalog): Catalog {
  return { ...catalog, objects: catalog.objects.filter((object) => object.kind !== "default_privileges" || object.owner !== LOADER) };
}

async function storageOf(session: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await session.query<{ name: string; node: string }>(
    `select pg_catalog.format('%I.%I', n.nspname, c.relname) as name, pg_catalog.pg_relation_filenode(c.oid)::text as node
       from pg_catalog.pg_class as c
       join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^pg_'`,
  );
  return new Map(rows.map((row) => [row.name, row.node]));
}
