/** The laws, for one random pair, on a real server. */
import type pg from "pg";
import { diff } from "../../../plv8/src/diff/diff.ts";
import { plan } from "../../../plv8/src/plan/plan.ts";
import { script } from "../../../plv8/src/render/script.ts";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import type { Step } from "../../../plv8/src/types/plan.ts";
import { readCatalog } from "../../../worker/catalog/read-catalog.ts";
import type { Major } from "../../../worker/postgres/locate-package.ts";
import { differenceText, differingObjects } from "../differing-objects.ts";
import { differingLines, dumpedLines } from "../dumped-lines.ts";
import { openDatabases, type Server } from "../open-databases.ts";
import type { PgDump } from "../pg-dump.ts";
import { compareRows, rowSums } from "./row-sums.ts";
import { renamesOf, sideOf, type RandomPair } from "./random-pair.ts";

export type LawServer = Server & { readonly major: Major; readonly roles: readonly string[] };

/** What happened: `held`, or why there was nothing to hold (`refused`: the planner says no; `data`: rows stand in the way of what was wished). */
export type Verdict = {
  readonly outcome: "held" | "refused" | "data";
  readonly why: string;
  readonly undone: boolean;
  readonly left_out: readonly string[];
  readonly before: Catalog;
  readonly after: Catalog;
  readonly steps: readonly Step[];
};

/** A law that did not hold; the message says which, and where. */
export class Broken extends Error {}

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
    if (dump !== null) await expectSameDump(server, dump, again, live);
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
  const itself = diff(after, after, []);
  if (!itself.ok || itself.value.length > 0) throw new Broken("law 2: a catalog differs from itself");
  await loadWhatLoads(live, sides.before.rows);
  const standing = new Set([...before.objects, ...after.objects].map((object) => object.address));
  const renames = renamesOf(pair, server.major, server.roles).filter(
    ({ from, to }) => before.objects.some((object) => object.address === from) && after.objects.some((object) => object.address === to) && standing.has(from),
  );
  const settings = { schema: "shop", owner: "postgres", application_roles: [], major: server.major };
  const design = (catalog: Catalog, key: "from" | "to") => ({
    settings,
    catalog,
    ids: renames.map((rename, index) => ({ id: `rename ${String(index)}`, address: rename[key] })),
    evolve: [],
    decisions: [],
  });
  const input = {
    project: "laws",
    applied: design(before, "from"),
    declared: design(after, "to"),
    live: before,
    sizes: {},
    options: { plain: true },
    model_digest: "0".repeat(64),
  };
  const planned = plan(input);
  const verdict = { left_out, before, after, steps: [], undone: false };
  if (!planned.ok) return { ...verdict, outcome: "refused", why: planned.issues.map((issue) => `${issue.code} ${issue.path}: ${issue.message}`).join("\n") };
  const twice = plan(input);
  if (!twice.ok || twice.value.steps.join() !== planned.value.steps.join()) throw new Broken("law 6: two runs gave two plans");
  const steps = planned.value.steps.map((text) => JSON.parse(text) as Step);
  const sums = await rowSums(live, before);
  const stopped = await run(live, steps, "run");
  if (stopped !== null) return { ...verdict, steps, outcome: "data", why: stopped };
  expectSame("law 2: after the plan", await readCatalog(live, null), after);
  compareRows("law 4: after the plan", sums, await rowSums(live, after), { before, after, renames });
  if (dump !== null && !joinsOther(before, after, renames)) await expectSameDump(server, dump, live, wished);
  if (steps.some((step) => step.undo.kind !== "run")) return { ...verdict, steps, outcome: "held", why: "" };
  const kept = await run(live, [...steps].reverse(), "undo");
  if (kept !== null) return { ...verdict, steps, outcome: "data", why: `undo: ${kept}` };
  expectSame("law 2: after the undo", await readCatalog(live, null), before);
  compareRows("law 4: after the undo", sums, await rowSums(live, before), { before, after: before, renames: [], dropped: after, forth: renames });
  return { ...verdict, steps, undone: true, outcome: "held", why: "" };
}

/** A child that leaves one parent for another keeps its columns as its own: no statement makes them the parent's, and pg_dump tells the two apart. */
function joinsOther(before: Catalog, after: Catalog, renames: readonly { readonly from: string; readonly to: string }[]): boolean {
  const later = new Map(renames.map(({ from, to }) => [from, to]));
  const parents = new Map(
    before.objects.flatMap((table) =>
      table.kind === "table" ? [[later.get(table.address) ?? table.address, table.inherits.map((parent) => later.get(parent) ?? parent)] as const] : [],
    ),
  );
  return after.objects.some((table) => table.kind === "table" && table.inherits.some((parent) => parents.get(table.address)?.includes(parent) === false));
}

async function expectComesBack(database: Session["database"], catalog: Catalog): Promise<pg.Client> {
  const again = await database();
  const made = script(catalog);
  if (made.missing.length > 0) throw new Broken(`law 1: no statement makes ${made.missing.join(", ")}`);
  for (const statement of made.statements)
    await again.query(statement).catch((error: Error) => {
      throw new Broken(`law 1: the script does not load: ${error.message}\n${statement}`);
    });
  expectSame("law 1: loaded again", await readCatalog(again, null), catalog);
  return again;
}

/** What a mapping's options say is never read, the order of a list of tags is nobody's, and a role that gives itself what it has says nothing. */
const unread =
  /^(?:CREATE USER MAPPING|password '|\);?$|WHEN TAG IN|ALTER DEFAULT PRIVILEGES FOR ROLE (?<role>.*?)(?: IN SCHEMA .*)? (?:GRANT|REVOKE) .* (?:TO|FROM) \k<role>(?: WITH GRANT OPTION)?;)/u;

async function expectSameDump(server: LawServer, dump: PgDump, found: pg.Client, wanted: pg.Client): Promise<void> {
  const lines = async (client: pg.Client): Promise<readonly string[]> =>
    dumpedLines(await dump(server.url(client.database ?? ""), "-s")).filter((line) => !unread.test(line));
  const others = differingLines(await lines(found), await lines(wanted));
  if (others.length > 0) throw new Broken(`law 5: pg_dump sees a difference:\n${others.join("\n")}`);
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

/** Null, or why rows did not let a step pass. */
async function run(client: pg.Client, steps: readonly Step[], way: "run" | "undo"): Promise<string | null> {
  for (const step of steps) {
    const work = way === "run" ? step.run : step.undo.kind === "run" ? step.undo.run : null;
    if (work === null) continue;
    if (work.kind !== "transaction") throw new Broken(`a plain plan has a step of kind ${work.kind}`);
    await client.query("begin");
    for (const statement of work.statements) {
      try {
        await client.query(statement);
      } catch (error) {
        const { code = "", message } = error as { code?: string; message: string };
        await client.query("rollback");
        // Data exceptions, integrity violations, casts that Postgres has not, values that name nothing: a wish that rows or their types can't follow.
        const namesNothing = / type reg[a-z]+\b/u.test(statement) && /^42(?:P01|704|883)$/u.test(code);
        if (/^(?:22|23)/u.test(code) || code === "42846" || namesNothing || /cannot be cast|row is too big|would invalidate/u.test(message))
          return `${code} ${message}\n${statement}`;
        throw new Broken(
          `law 2: ${way} of step ${String(step.ordinal)} (${step.what}): ${code} ${message}\n${statement}\n--- all steps\n${steps.map((each) => JSON.stringify(each.run)).join("\n")}`,
        );
      }
    }
    await client.query("commit");
  }
  return null;
}

function expectSame(what: string, found: Catalog, wanted: Catalog): void {
  const differing = differingObjects(found, wanted);
  if (differing.length > 0) throw new Broken(`${what}:\n${differenceText(differing)}`);
}
