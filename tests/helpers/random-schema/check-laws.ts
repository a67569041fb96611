/** The laws, for one random pair, on a real server. */
import type pg from "pg";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import { readCatalog } from "../../../worker/catalog/read-catalog.ts";
import type { Major } from "../../../worker/postgres/locate-package.ts";
import { checkPlan, type PlanVerdict } from "../laws/check-plan.ts";
import { expectComesBack } from "../laws/expect-comes-back.ts";
import { dumpOf, expectSameDump } from "../laws/expect-same-dump.ts";
import { openDatabases, type Server } from "../open-databases.ts";
import type { PgDump } from "../pg-dump.ts";
import { renamesOf, sideOf, type RandomPair } from "./random-pair.ts";

export type LawServer = Server & { readonly major: Major; readonly roles: readonly string[] };

export type Verdict = PlanVerdict & { readonly left_out: readonly string[]; readonly before: Catalog; readonly after: Catalog };

/** What a law looks at. */
type Session = { readonly server: LawServer; readonly database: () => Promise<pg.Client> };

/** Throws `Broken`. `dump`: when law 5 is asked. */
export async function checkLaws(server: LawServer, pair: RandomPair, dump: PgDump | null): Promise<Verdict> {
  return openDatabases(server, (database) => checkPair({ server, database }, pair, dump));
}

/** Law 1 alone, of the first side; with `dump` also as pg_dump sees it. */
export async function checkScript(
  server: LawServer,
  pair: RandomPair,
  dump: PgDump | null,
): Promise<{ readonly left_out: readonly string[]; readonly catalog: Catalog }> {
  return openDatabases(server, async (database) => {
    const live = await database();
    const left_out = await loadWhatLoads(live, sideOf(pair, "before", server.major, server.roles).statements);
    const catalog = await readCatalog(live, null);
    const again = await expectComesBack(database, catalog);
    if (dump !== null) expectSameDump("", await dumpOf(server, dump, again), await dumpOf(server, dump, live));
    return { left_out, catalog };
  });
}

async function checkPair({ server, database }: Session, pair: RandomPair, dump: PgDump | null): Promise<Verdict> {
  const sides = { before: sideOf(pair, "before", server.major, server.roles), after: sideOf(pair, "after", server.major, server.roles) };
  const live = await database();
  const wished = await database();
  const left_out = [...(await loadWhatLoads(live, sides.before.statements)), ...(await loadWhatLoads(wished, sides.after.statements))];
  const before = await readCatalog(live, null);
  const after = await readCatalog(wished, null);
  await expectComesBack(database, before);
  await loadWhatLoads(live, sides.before.rows);
  const renames = renamesOf(pair, server.major, server.roles).filter(
    ({ from, to }) => before.objects.some((object) => object.address === from) && after.objects.some((object) => object.address === to),
  );
  const dumped = dump === null ? null : { former: await dumpOf(server, dump, live), wanted: await dumpOf(server, dump, wished) };
  return { left_out, before, after, ...(await checkPlan({ server, live, before, after, renames, dumped }, dump)) };
}

/** Runs statements one by one; returns those that Postgres refused. */
async function loadWhatLoads(client: pg.Client, statements: readonly string[]): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const statement of statements)
    await client.query(statement).catch((error: Error) => {
      refused.push(`${error.message}: ${statement}`);
    });
  return refused;
}
