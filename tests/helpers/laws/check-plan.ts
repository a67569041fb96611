/** The laws of a plan without traffic, for a database that holds the former side: there, as pg_dump sees it too, and back, with the rows. */
import type pg from "pg";
import { diff } from "../../../plv8/src/diff/diff.ts";
import { plan } from "../../../plv8/src/plan/plan.ts";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import type { Issue } from "../../../plv8/src/types/issue.ts";
import type { Step } from "../../../plv8/src/types/plan.ts";
import { readCatalog } from "../../../worker/catalog/read-catalog.ts";
import type { Major } from "../../../worker/postgres/locate-package.ts";
import type { Server } from "../open-databases.ts";
import type { PgDump } from "../pg-dump.ts";
import { compareRows, rowSums } from "../random-schema/row-sums.ts";
import { Broken } from "./broken.ts";
import { expectSame } from "./expect-same.ts";
import { dumpOf, expectSameDump } from "./expect-same-dump.ts";
import { handsColumnsOver } from "./hands-columns-over.ts";
import { runPlain } from "./run-plain.ts";

export type PlanSides = {
  readonly server: Server & { readonly major: Major };
  /** Holds the former shape with its rows. */
  readonly live: pg.Client;
  readonly before: Catalog;
  readonly after: Catalog;
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  /** What pg_dump says of both; null: law 5 is not asked. */
  readonly dumped: { readonly former: readonly string[]; readonly wanted: readonly string[] } | null;
};

/** What happened: `held`, or why there was nothing to hold (`refused`: the planner says no; `data`: rows stand in the way of what was wished). */
export type PlanVerdict = {
  readonly outcome: "held" | "refused" | "data";
  readonly issues: readonly Issue[];
  readonly why: string;
  readonly undone: boolean;
  readonly steps: readonly Step[];
};

/** Throws `Broken`. */
export async function checkPlan(sides: PlanSides, dump: PgDump | null): Promise<PlanVerdict> {
  const { server, live, before, after, renames, dumped } = sides;
  const itself = diff(after, after, []);
  if (!itself.ok || itself.value.length > 0) throw new Broken("law 2: a catalog differs from itself");
  const planned = plan(inputOf(sides));
  const verdict = { issues: [], why: "", steps: [], undone: false };
  if (!planned.ok) return { ...verdict, outcome: "refused", issues: planned.issues, why: planned.issues.map(issueLine).join("\n") };
  const twice = plan(inputOf(sides));
  if (!twice.ok || twice.value.steps.join() !== planned.value.steps.join()) throw new Broken("law 6: two runs gave two plans");
  const steps = planned.value.steps.map((text) => JSON.parse(text) as Step);
  const sums = await rowSums(live, before);
  const stopped = await runPlain(live, steps, "run");
  if (stopped !== null) return { ...verdict, steps, outcome: "data", why: stopped };
  expectSame("law 2: after the plan", await readCatalog(live, null), after);
  compareRows("law 4: after the plan", sums, await rowSums(live, after), { before, after, renames });
  if (dump !== null && dumped !== null && !handsColumnsOver(before, after, renames)) expectSameDump("", await dumpOf(server, dump, live), dumped.wanted);
  if (steps.some((step) => step.undo.kind !== "run")) return { ...verdict, steps, outcome: "held" };
  const kept = await runPlain(live, [...steps].reverse(), "undo");
  if (kept !== null) return { ...verdict, steps, outcome: "data", why: `undo: ${kept}` };
  expectSame("law 2: after the undo", await readCatalog(live, null), before);
  compareRows("law 4: after the undo", sums, await rowSums(live, before), { before, after: before, renames: [], dropped: after, forth: renames });
  const reversed = renames.map(({ from, to }) => ({ from: to, to: from }));
  if (dump !== null && dumped !== null && !handsColumnsOver(after, before, reversed))
    expectSameDump(" after the undo", await dumpOf(server, dump, live), dumped.former);
  return { ...verdict, steps, undone: true, outcome: "held" };
}

const issueLine = (issue: Issue): string => `${issue.code} ${issue.path}: ${issue.message}`;

function inputOf({ server, before, after, renames }: PlanSides): Parameters<typeof plan>[0] {
  const settings = { schema: "shop", owner: "postgres", application_roles: [], major: server.major };
  const design = (catalog: Catalog, key: "from" | "to") => ({
    settings,
    catalog,
    ids: renames.map((rename, index) => ({ id: `rename ${String(index)}`, address: rename[key] })),
    evolve: [],
    decisions: [],
  });
  return {
    project: "laws",
    applied: design(before, "from"),
    declared: design(after, "to"),
    live: before,
    sizes: {},
    options: { plain: true },
    model_digest: "0".repeat(64),
  };
}
