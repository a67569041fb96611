/** Work on a scratch database of its own. */
import { isConnectionLoss } from "../../sql/connection-loss.ts";
import { makeScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";
import { openScratchServer, type ScratchOptions, type ScratchServer } from "./scratch-server.ts";
import { ScratchLost } from "./scratch-lost.ts";

const servers = new Map<string, Promise<ScratchServer>>();

/** The scratch server of this process for a major (or URL): opened by the first use and anew when it was lost, shared, closed by `closeScratchServers`. */
export async function scratchServer(options: ScratchOptions): Promise<ScratchServer> {
  const key = `${String(options.major)} ${options.url ?? ""}`;
  const known = servers.get(key);
  if (known !== undefined) {
    const server = await known;
    if (await server.isThere()) return server;
    // Whoever finds it lost first opens the next one.
    if (servers.get(key) !== known) return scratchServer(options);
    servers.set(key, reopened(server, options));
  } else servers.set(key, openScratchServer(options));
  const opening = servers.get(key) as Promise<ScratchServer>;
  opening.catch(() => servers.delete(key));
  return opening;
}

async function reopened(lost: ScratchServer, options: ScratchOptions): Promise<ScratchServer> {
  await lost.close().catch(() => undefined);
  return openScratchServer(options);
}

/**
 * Makes a scratch database, runs the work, drops the database, whatever happens. Throws `ScratchLost` where the server does not stay.
 *
 * @example
 * const back = await withScratch({ major: 18 }, async (db) => {
 *   await db.loadCatalog(catalog);
 *   return db.readCatalog(null);
 * });
 */
export async function withScratch<T>(options: ScratchOptions, work: (db: ScratchDatabase) => Promise<T>): Promise<T> {
  const server = await scratchServer(options);
  try {
    const db = await makeScratchDatabase(server);
    try {
      return await work(db);
    } finally {
      await db.drop();
    }
  } catch (error) {
    throw isConnectionLoss(error) ? new ScratchLost(error, options.url != null) : error;
  }
}

/** Stops and deletes the scratch servers of this process. */
export async function closeScratchServers(): Promise<void> {
  const open = [...servers.values()];
  servers.clear();
  await Promise.all(open.map(async (server) => (await server.catch(() => null))?.close()));
}
