import { afterAll, beforeAll } from "vitest";
import type { Major } from "../../worker/postgres/locate-package.ts";
import { makeScratchDatabase, type ScratchDatabase } from "../../worker/scratch/scratch-database.ts";
import { openScratchServer, type ScratchServer } from "../../worker/scratch/scratch-server.ts";
import { cluster, clusterUrl } from "./cluster.ts";

/**
 * Scratch on this run's own cluster, opened for a file or describe block.
 *
 * @example const scratch = useScratch(18); await scratch(async (db) => db.load(["select 1"]));
 */
export function useScratch(major: Major): <T>(work: (db: ScratchDatabase, server: ScratchServer) => Promise<T>) => Promise<T> {
  let server: ScratchServer | null = null;
  beforeAll(async () => {
    server = await openScratchServer({ major, url: clusterUrl(cluster(major), "postgres") });
  });
  afterAll(async () => server?.close());
  return async (work) => {
    if (server === null) throw new Error("scratch is opened in beforeAll: use it inside a test");
    const db = await makeScratchDatabase(server);
    try {
      return await work(db, server);
    } finally {
      await db.drop();
    }
  };
}
