/** Work on a scratch database of its own. */
import { makeScratchDatabase, type ScratchDatabase } from "./scratch-database.ts";
import { openScratchServer, type ScratchOptions, type ScratchServer } from "./scratch-server.ts";

const servers = new Map<string, Promise<ScratchServer>>();

/** The scratch server of this process for a major (or URL): opened by the first use, shared, closed by `closeScratchServers`. */
export function scratchServer(options: ScratchOptions): Promise<ScratchServer> {
  const key = `${String(options.major)} ${options.url ?? ""}`;
  const known = servers.get(key);
  if (known !== undefined) return known;
  const opening = openScratchServer(options);
  servers.set(key, opening);
  opening.catch(() => servers.delete(key));
  return opening;
}

/**
 * Makes a scratch database, runs the work, drops the database, whatever happens.
 *
 * @example
 * const back = await withScratch({ major: 18 }, async (db) => {
 *   await db.loadCatalog(catalog);
 *   return db.readCatalog(null);
 * });
 */
export async function withScratch<T>(options: ScratchOptions, work: (db: ScratchDatabase) => Promise<T>): Promise<T> {
  const db = await makeScratchDatabase(await scratchServer(options));
  try {
    return await work(db);
  } finally {
    await db.drop();
  }
}

/** Stops and deletes the scratch servers of this process. */
export async function closeScratchServers(): Promise<void> {
  const open = [...servers.values()];
  servers.clear();
  await Promise.all(open.map(async (server) => (await server.catch(() => null))?.close()));
}
