/** Scratch as the proof uses it: databases of the target's major with the project's roles, loaded from a catalog and read back. */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { WorkerContext } from "../context.ts";
import { oneRow } from "../db.ts";
import type { Session } from "../db.ts";
import { makeScratchDatabase } from "../scratch/scratch-database.ts";
import { scratchLacks } from "../scratch/scratch-lacks.ts";
import { scratchServer } from "../scratch/with-scratch.ts";
import type { ProofInput } from "./proof-input.ts";

export type ProofDatabase = {
  /** A login without rights that may become the project's owner: what the executor is on the governed database. */
  readonly session: Session;
  /** Builds a catalog and reads it back. */
  readonly load: (catalog: Catalog) => Promise<Catalog>;
  readonly read: () => Promise<Catalog>;
};

export type ProofScratch = {
  readonly version: string;
  /** What these catalogs need and scratch lacks, each with what to do. */
  readonly missing: (...catalogs: readonly Catalog[]) => Promise<readonly string[]>;
  /** A database of its own for some work, dropped afterwards. */
  readonly withDatabase: <T>(work: (database: ProofDatabase) => Promise<T>) => Promise<T>;
};

export const openProofScratch = async (context: WorkerContext, input: ProofInput): Promise<ProofScratch> => {
  const { major } = await oneRow<{ major: number }>(context.db, "select pg_catalog.current_setting('server_version_num')::int / 10000 as major");
  const server = await scratchServer({ major, url: context.config.scratch_url });
  return {
    version: server.version,
    missing: async (...catalogs) => [...new Set((await Promise.all(catalogs.map((catalog) => scratchLacks(server, catalog)))).flat())].sort(),
    withDatabase: async (work) => {
      const database = await makeScratchDatabase(server);
      try {
        await database.roles([input.owner, ...input.application_roles]);
        const read = (): Promise<Catalog> => database.readCatalog(input.schemas);
        const load = async (catalog: Catalog): Promise<Catalog> => {
          await database.loadCatalog(catalog);
          return read();
        };
        return await work({ session: await database.client(), load, read });
      } finally {
        await database.drop();
      }
    },
  };
};
