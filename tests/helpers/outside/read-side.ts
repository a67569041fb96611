/** One text of a stranger: what Postgres makes of it, what our reader does, and whether it comes back from its script. */
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import { readCatalog } from "../../../worker/catalog/read-catalog.ts";
import type { Major } from "../../../worker/postgres/locate-package.ts";
import { Broken } from "../laws/broken.ts";
import { expectComesBack } from "../laws/expect-comes-back.ts";
import { dumpOf, expectSameDump } from "../laws/expect-same-dump.ts";
import { openDatabases, type Server } from "../open-databases.ts";
import type { PgDump } from "../pg-dump.ts";
import { expectReadsAlike, type Scratch } from "./expect-reads-alike.ts";
import { loadSide, statementsOf } from "./load-side.ts";

export type OutsideServer = Server & { readonly major: Major; readonly scratch: Scratch; readonly dump: PgDump | null };

export type Side = {
  readonly catalog: Catalog;
  /** What pg_dump says; null where there is none. */
  readonly lines: readonly string[] | null;
  /** Statements that Postgres refused, with its words. */
  readonly left_out: readonly string[];
  /** Postgres took none of its statements. */
  readonly nothing: boolean;
  /** Why our own reader of SQL refuses what Postgres takes as a whole. */
  readonly unread: readonly string[];
  /** Laws that do not hold. */
  readonly broken: readonly string[];
};

/** `quick`: as Postgres and pg_dump see it, no more. */
export async function readSide(server: OutsideServer, text: string, quick: boolean): Promise<Side> {
  return openDatabases(server, async (database) => {
    const client = await database();
    const statements = statementsOf(text);
    const left_out = await loadSide(server, client, statements);
    const catalog = await readCatalog(client, null);
    const lines = server.dump === null ? null : await dumpOf(server, server.dump, client);
    const broken: string[] = [];
    const held = async <T>(law: () => Promise<T>, otherwise: T): Promise<T> =>
      law().catch((error: Error) => {
        broken.push(error instanceof Broken ? error.message : (error.stack ?? error.message));
        return otherwise;
      });
    const nothing = left_out.length > 0 && left_out.length === statements.length;
    if (quick) return { catalog, lines, left_out, nothing, unread: [], broken };
    const unread = left_out.length > 0 ? [] : await held(() => expectReadsAlike(server.scratch, text, catalog), []);
    await held(async () => {
      const again = await expectComesBack(database, catalog);
      if (server.dump !== null && lines !== null) expectSameDump(" after the script", await dumpOf(server, server.dump, again), lines);
    }, undefined);
    return { catalog, lines, left_out, nothing, unread, broken };
  });
}
