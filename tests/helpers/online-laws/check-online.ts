/**
 * A plan for a database under traffic, for one pair of schemas, on a real server: there while others read and write, its undo from the switch and from the end.
 */
import type pg from "pg";
import { plan } from "../../../plv8/src/plan/plan.ts";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import type { Issue } from "../../../plv8/src/types/issue.ts";
import type { Step } from "../../../plv8/src/types/plan.ts";
import { readCatalog } from "../../../worker/catalog/read-catalog.ts";
import { runStep, undeclaredLocks, type SeenLock } from "../../worker/plan/run-watched.ts";
import { startTraffic } from "../../worker/plan/traffic.ts";
import { differenceText, differingObjects } from "../differing-objects.ts";
import { Broken } from "../laws/broken.ts";
import { compareRows, rowSums, steadySums, type RowSums } from "../random-schema/row-sums.ts";
import { bothReleases } from "./both-releases.ts";
import { partsApart } from "./parts-apart.ts";

export type OnlinePair = {
  readonly major: number;
  /** A database that holds the former shape with its rows. */
  readonly live: pg.Client;
  /** One more session in it: the applications. */
  readonly application: pg.Client;
  readonly before: Catalog;
  readonly after: Catalog;
  readonly renames: readonly { readonly from: string; readonly to: string }[];
};

/** `refused`: the planner says no; `data`: rows stand in the way of what was wished, and a step says so. */
export type OnlineVerdict = {
  readonly outcome: "held" | "refused" | "data";
  readonly issues: readonly Issue[];
  readonly why: string;
  readonly steps: readonly Step[];
  readonly statements: number;
};

/** Throws `Broken`. */
export async function checkOnline(pair: OnlinePair): Promise<OnlineVerdict> {
  const { live, before, after, renames } = pair;
  const planned = online(pair);
  const verdict = { issues: [], why: "", steps: [], statements: 0 };
  if (!planned.ok) return { ...verdict, outcome: "refused", issues: planned.issues };
  const steps = planned.value.steps.map((text) => JSON.parse(text) as Step);
  const early = steps.filter((step) => step.phase !== "contract");
  const seen: SeenLock[] = [];
  const traffic = await bothReleases(pair);
  const sums = await sumsUnderTraffic(pair, traffic.former);
  try {
    const old = startTraffic(pair.application, "former release", traffic.former);
    for (const step of early) await runOrStop(live, step, step.run, seen);
    let statements = await ended(old.stop());
    await back(live, early);
    const whole = (list: readonly Step[]): boolean => list.every((step) => step.undo.kind === "run" || step.kind === "create_archive_schema");
    if (whole(early)) expectSame("undone from the switch", await readCatalog(live, null), before);
    if (whole(early)) compareRows("undone from the switch", sums, await rowSums(live, before), { before, after: before, renames: [] });
    for (const step of early) await runOrStop(live, step, step.run, seen);
    const later = startTraffic(pair.application, "both releases", traffic.later);
    for (const step of steps.filter((each) => each.phase === "contract")) await runOrStop(live, step, step.run, seen);
    statements += await ended(later.stop());
    expectSame("after the plan", await readCatalog(live, null), after);
    compareRows("after the plan", sums, await rowSums(live, after), { before, after, renames });
    const undeclared = undeclaredLocks(seen);
    if (undeclared.length > 0) throw new Broken(`locks that no step says:\n${undeclared.join("\n")}`);
    await back(live, steps);
    if (whole(steps)) expectSame("undone from the end", await readCatalog(live, null), before);
    if (whole(steps)) compareRows("undone from the end", sums, await rowSums(live, before), { before, after: before, renames: [] });
    return { ...verdict, outcome: "held", steps, statements };
  } catch (error) {
    if (error instanceof Stopped) return { ...verdict, outcome: "data", steps, why: error.message };
    if (error instanceof Broken)
      throw new Broken(`${error.message}\n--- steps\n${steps.map((step) => `${String(step.ordinal)} ${step.phase} ${step.kind} ${step.what}`).join("\n")}`);
    throw error;
  }
}

/** Before the plan, of what the applications' own statements leave as it is. */
async function sumsUnderTraffic({ live, application, before }: OnlinePair, statements: readonly string[]): Promise<RowSums> {
  const once = await rowSums(live, before);
  for (const statement of statements) await application.query(statement);
  return steadySums(once, await rowSums(live, before));
}

function online({ before, after, renames, major }: OnlinePair): ReturnType<typeof plan> {
  const settings = { schema: "shop", owner: "postgres", application_roles: [], major };
  const design = (catalog: Catalog, key: "from" | "to") => ({
    settings,
    catalog,
    ids: renames.map((rename, index) => ({ id: `rename ${String(index)}`, address: rename[key] })),
    evolve: [],
    decisions: [],
  });
  return plan({ project: "online", applied: design(before, "from"), declared: design(after, "to"), live: before, sizes: {}, model_digest: "0".repeat(64) });
}

class Stopped extends Error {}

const bySize =
  /violates|obstacles:|invalid input|out of range|could not create unique|cannot be cast|is not present in table|row is too big|contains null values|duplicate key|would be violated|is violated by some row|value too long|numeric field overflow|would invalidate|does not allow null values/u;

async function runOrStop(live: pg.Client, step: Step, run: Step["run"], seen: SeenLock[]): Promise<void> {
  try {
    await runStep(live, "postgres", step, run, seen);
  } catch (error) {
    const { message } = error as Error;
    if (bySize.test(message)) throw new Stopped(message);
    throw new Broken(message);
  }
}

async function ended(traffic: Promise<number>): Promise<number> {
  return traffic.catch((error: Error) => {
    throw new Broken(`a statement failed: ${error.message}`);
  });
}

async function back(live: pg.Client, steps: readonly Step[]): Promise<void> {
  for (const step of [...steps].reverse())
    if (step.undo.kind === "run")
      await runOrStop(live, step, step.undo.run, []).catch((error: Error) => {
        throw error instanceof Broken ? new Broken(`undo: ${error.message}`) : error;
      });
}

/** What is kept aside is no part of either side. */
function expectSame(what: string, found: Catalog, wanted: Catalog): void {
  const kept = (catalog: Catalog): Catalog => ({
    ...catalog,
    objects: catalog.objects.filter(
      (object) => !(object.kind === "schema" ? object.name : "schema" in object ? (object.schema ?? "") : "").endsWith("_archive"),
    ),
  });
  const differing = differingObjects(kept(found), kept(wanted));
  if (differing.length > 0) throw new Broken(`${what}:\n${differenceText(differing)}`);
  const apart = partsApart(kept(found), kept(wanted));
  if (apart.length > 0) throw new Broken(`${what}, of parts of indexes:\n${apart.join("\n")}`);
}
