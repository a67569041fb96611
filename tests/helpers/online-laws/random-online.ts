import fc from "fast-check";
import pg from "pg";
import { readCatalog } from "../../../worker/catalog/read-catalog.ts";
import type { LawServer } from "../random-schema/check-laws.ts";
import { openDatabases } from "../open-databases.ts";
import { randomPair, renamesOf, sideOf, type RandomPair } from "../random-schema/random-pair.ts";
import { checkOnline, type OnlineVerdict } from "./check-online.ts";

/** A schema of every kind of object of which few change: of many changes at once one is nearly always refused. */
export const fewChanges = (size: number): fc.Arbitrary<RandomPair> =>
  fc.record({ pair: randomPair(size), chosen: fc.array(fc.nat(size - 1), { minLength: 2, maxLength: 6 }) }).map(({ pair, chosen }) => {
    const changing = pair.pieces.flatMap((piece, at) => (piece.before === piece.after ? [] : [at]));
    const kept = new Set(chosen.map((n) => changing[n % Math.max(1, changing.length)]));
    return {
      pieces: pair.pieces.map((piece, at) => {
        const stands = piece.before ?? piece.after;
        return kept.has(at) ? piece : { ...piece, before: stands, after: stands };
      }),
    };
  });

/** Plans a random pair for a database under traffic and holds it to what a plan promises; throws `Broken`. */
export async function checkRandomOnline(server: LawServer, pair: RandomPair): Promise<OnlineVerdict> {
  const sides = { before: sideOf(pair, "before", server.major, server.roles), after: sideOf(pair, "after", server.major, server.roles) };
  return openDatabases(server, async (database) => {
    const [live, wished] = [await database(), await database()];
    for (const [client, { statements }] of [
      [live, sides.before],
      [wished, sides.after],
    ] as const)
      await loadWhatLoads(client, statements);
    const [before, after] = [await readCatalog(live, null), await readCatalog(wished, null)];
    await loadWhatLoads(live, sides.before.rows);
    const renames = renamesOf(pair, server.major, server.roles).filter(
      ({ from, to }) => before.objects.some((object) => object.address === from) && after.objects.some((object) => object.address === to),
    );
    const application = new pg.Client({ connectionString: server.url(live.database ?? "") });
    await application.connect();
    try {
      await application.query("set lock_timeout = '10s'");
      return await checkOnline({ major: server.major, live, application, before, after, renames });
    } finally {
      await application.end();
    }
  });
}

/** What Postgres refuses is no part of the side. */
async function loadWhatLoads(client: pg.Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement).catch(() => undefined);
}
