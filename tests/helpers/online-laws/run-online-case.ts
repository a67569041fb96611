import pg from "pg";
import { readCatalog } from "../../../worker/catalog/read-catalog.ts";
import type { DiffCase } from "../diff-corpus/diff-cases.ts";
import { renameIn } from "../diff-corpus/run-diff-case.ts";
import { openDatabases, type Server } from "../open-databases.ts";
import { checkOnline, type OnlineVerdict } from "./check-online.ts";

/** A pair of SQL files, planned for a database under traffic. */
export async function runOnlineCase(server: Server, given: Pick<DiffCase, "before" | "after" | "renames">): Promise<OnlineVerdict> {
  return openDatabases(server, async (database) => {
    const [live, wished] = [await database(), await database()];
    for (const [client, sql] of [
      [live, given.before],
      [wished, given.after],
    ] as const)
      await client.query(`set check_function_bodies = off; ${sql}`);
    const [before, after] = [await readCatalog(live, null), await readCatalog(wished, null)];
    const application = new pg.Client({ connectionString: server.url(live.database ?? "") });
    await application.connect();
    try {
      await application.query("set lock_timeout = '10s'");
      return await checkOnline({ major: server.major, live, application, before, after, renames: given.renames.map((line) => renameIn(line, before, after)) });
    } finally {
      await application.end();
    }
  });
}
