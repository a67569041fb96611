/** Scratch as the proof uses it: databases of the target's major with the project's roles, loaded from a catalog and read back. */
import pg from "pg";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { WorkerContext } from "../context.ts";
import { oneRow } from "../db.ts";
import type { Session } from "../db.ts";
import { makeScratchDatabase, type ScratchDatabase } from "../scratch/scratch-database.ts";
import { scratchLacks } from "../scratch/scratch-lacks.ts";
import { scratchServer } from "../scratch/with-scratch.ts";
import type { ProofInput } from "./proof-input.ts";

/** A database that steps are run on, as the base or as they left it. */
export type ProofDatabase = {
  /** A login without rights that may become the project's owner: what the executor is on the governed database. */
  readonly session: Session;
  /** One more of the kind; whoever opens it ends it. */
  readonly beside: () => Promise<Session>;
  readonly read: () => Promise<Catalog>;
};

export type ProofBase = {
  /** The base, built and read back. */
  readonly read_back: Catalog;
  /** A copy of the base for some work, dropped afterwards. */
  readonly withCopy: <T>(work: (database: ProofDatabase) => Promise<T>) => Promise<T>;
};

export type ProofScratch = {
  readonly version: string;
  /** A message for people: where it names a scratch database ("grant create on database …"), the governed one is meant. */
  readonly asGoverned: (text: string) => string;
  /** What these catalogs need and scratch lacks, each with what to do. */
  readonly missing: (...catalogs: readonly Catalog[]) => Promise<readonly string[]>;
  /** A catalog, built by itself and read back. */
  readonly build: (catalog: Catalog) => Promise<Catalog>;
  /** The base is built once, every piece of work has a copy of it. */
  readonly withBase: <T>(base: Catalog, work: (base: ProofBase) => Promise<T>) => Promise<T>;
};

const SCRATCH_NAME = /\bda_scratch_[0-9a-z_]+/g;

export const openProofScratch = async (context: WorkerContext, input: ProofInput): Promise<ProofScratch> => {
  const target = await readTarget(context, input.owner);
  const server = await scratchServer({ major: target.major, url: context.config.scratch_url });
  const ready = async (database: ScratchDatabase): Promise<Session> => {
    const session = await database.client();
    if (target.owner_may_create) await session.query(`grant create on database ${pg.escapeIdentifier(database.name)} to ${pg.escapeIdentifier(input.owner)}`);
    return session;
  };
  const withBuilt = async <T>(catalog: Catalog, work: (database: ScratchDatabase, read_back: Catalog) => Promise<T>): Promise<T> =>
    dropping(await makeScratchDatabase(server), async (database) => {
      await database.roles([input.owner, ...input.application_roles]);
      await ready(database);
      await database.loadCatalog(catalog);
      return work(database, await database.readCatalog(input.schemas));
    });
  return {
    version: server.version,
    asGoverned: (text) => text.replaceAll(SCRATCH_NAME, target.database),
    missing: async (...catalogs) => [...new Set((await Promise.all(catalogs.map((catalog) => scratchLacks(server, catalog)))).flat())].sort(),
    build: (catalog) => withBuilt(catalog, (_, read_back) => Promise.resolve(read_back)),
    withBase: (catalog, work) =>
      withBuilt(catalog, (base, read_back) =>
        work({
          read_back,
          withCopy: async (each) =>
            dropping(await base.copy(), async (copy) =>
              each({ session: await ready(copy), beside: () => copy.client(), read: () => copy.readCatalog(input.schemas) }),
            ),
        }),
      ),
  };
};

async function dropping<T>(database: ScratchDatabase, work: (database: ScratchDatabase) => Promise<T>): Promise<T> {
  try {
    return await work(database);
  } finally {
    await database.drop();
  }
}

type Target = { readonly major: number; readonly database: string; readonly owner_may_create: boolean };

/** What scratch has to be like: the target's major, and the owner with CREATE on the database exactly when it has it there. */
const readTarget = (context: WorkerContext, owner: string): Promise<Target> =>
  oneRow<Target>(
    context.db,
    `select pg_catalog.current_setting('server_version_num')::int / 10000 as major, pg_catalog.quote_ident(pg_catalog.current_database()) as database,
            coalesce((select pg_catalog.has_database_privilege(r.oid, d.oid, 'CREATE')
                        from pg_catalog.pg_roles as r, pg_catalog.pg_database as d
                       where r.rolname = $1 and d.datname = pg_catalog.current_database()), false) as owner_may_create`,
    [owner],
  );
