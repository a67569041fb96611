/** One pair of SQL files on a real server: there with the rows, its undo, and back. */
import type pg from "pg";
import { plan } from "../../../plv8/src/plan/plan.ts";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import type { Step } from "../../../plv8/src/types/plan.ts";
import { readCatalog } from "../../../worker/catalog/read-catalog.ts";
import { knownTables, locksOf, unannounced } from "../../../worker/proof/locks-seen.ts";
import { differenceText, differingObjects } from "../differing-objects.ts";
import { differingLines, dumpedLines } from "../dumped-lines.ts";
import { handsColumnsOver } from "../laws/hands-columns-over.ts";
import { openDatabases, type Server } from "../open-databases.ts";
import type { PgDump } from "../pg-dump.ts";
import { compareRows, rowSums } from "../random-schema/row-sums.ts";
import type { DiffCase } from "./diff-cases.ts";

export type Outcome = {
  readonly steps: readonly Step[];
  readonly back: readonly Step[];
  /** Refusals instead of steps. */ readonly refused: readonly string[];
  readonly changes: readonly string[];
};

type Rename = { readonly from: string; readonly to: string };

/** Throws an Error that names the law which does not hold. `dump`: what an outside observer sees, where there is one. */
export async function runDiffCase(server: Server, given: DiffCase, dump: PgDump | null): Promise<Outcome> {
  return openDatabases(server, async (database) => {
    const [live, wished] = [await database(), await database()];
    await load(live, given.before, "before.sql");
    await load(wished, given.after, "after.sql");
    const lines = async (client: pg.Client): Promise<readonly string[] | null> =>
      dump === null ? null : dumpedLines(await dump(server.url(client.database ?? ""), "-s"));
    const [before, after, former, wanted] = await Promise.all([readCatalog(live, null), readCatalog(wished, null), lines(live), lines(wished)]);
    const renames = given.renames.map((line) => renameIn(line, before, after));
    const reversed = renames.map(({ from, to }) => ({ from: to, to: from }));
    const there = planned(server.major, before, after, renames);
    const again = planned(server.major, before, after, renames);
    if (JSON.stringify(there) !== JSON.stringify(again)) throw new Error("law 6: two runs gave two plans");
    if (planned(server.major, after, after, []).steps.length > 0) throw new Error("law 2: a catalog differs from itself");
    if (there.refused.length > 0) return { ...there, back: [] };

    const sums = await rowSums(live, before);
    await run(live, there.steps, "run", "there");
    const [arrived, seen] = await Promise.all([readCatalog(live, null), lines(live)]);
    expectSame("law 2: there", arrived, after);
    const more = planned(server.major, arrived, after, []);
    if (more.steps.length > 0 || more.refused.length > 0)
      throw new Error(`law 2: the second plan is not empty: ${[...more.refused, ...more.steps.map((step) => step.what)].join("; ")}`);
    compareRows("law 4: there", sums, await rowSums(live, after), { before, after, renames });
    expectSameDump("there", seen, wanted);

    if (there.steps.every((step) => step.undo.kind === "run")) {
      await run(live, [...there.steps].reverse(), "undo", "undo");
      const [undone, seenAgain] = await Promise.all([readCatalog(live, null), lines(live)]);
      expectSame("law 2: undone", undone, before);
      compareRows("law 4: undone", sums, await rowSums(live, before), { before, after: before, renames: [], dropped: after, forth: renames });
      if (!handsColumnsOver(after, before, reversed)) expectSameDump("undone", seenAgain, former);
    }

    const back = planned(server.major, after, before, reversed);
    if (back.refused.length > 0 || given.oneWay) return { ...there, back: [] };
    await run(wished, back.steps, "run", "back");
    const [returned, seenBack] = await Promise.all([readCatalog(wished, null), lines(wished)]);
    expectSame("law 2: back", returned, before);
    if (!handsColumnsOver(after, before, reversed)) expectSameDump("back", seenBack, former);
    return { ...there, back: back.steps };
  });
}

async function load(client: pg.Client, sql: string, name: string): Promise<void> {
  await client.query("set check_function_bodies = off");
  await client.query(sql).catch((error: Error) => {
    throw new Error(`${name}: ${error.message}`);
  });
}

function planned(major: number, before: Catalog, after: Catalog, renames: readonly Rename[]): Omit<Outcome, "back"> {
  const settings = { schema: "public", owner: "postgres", application_roles: [], major };
  const design = (catalog: Catalog, side: "from" | "to") => ({
    settings,
    catalog,
    ids: renames.map((rename, index) => ({ id: `rename ${String(index)}`, address: rename[side] })),
    evolve: [],
    decisions: [],
  });
  const result = plan({
    project: "diff",
    applied: design(before, "from"),
    declared: design(after, "to"),
    live: before,
    sizes: Object.fromEntries(
      before.objects.filter(({ kind }) => kind === "table" || kind === "materialized_view").map(({ address }) => [address, "empty" as const]),
    ),
    options: { plain: true },
    model_digest: "0".repeat(64),
  });
  if (!result.ok) return { steps: [], refused: result.issues.map((issue) => `${issue.path}: ${issue.message}\n  ${issue.hint}`), changes: [] };
  const changes = result.value.changes.flatMap((change) => {
    const { kind } = change.kind === "drop" ? change.before : change.after;
    return "properties" in change ? [`${kind} ${change.kind}`, ...change.properties.map((name) => `${kind}.${name}`)] : [`${kind} ${change.kind}`];
  });
  return { steps: result.value.steps.map((text) => JSON.parse(text) as Step), refused: [], changes };
}

export function renameIn(line: string, before: Catalog, after: Catalog): Rename {
  const [old = "", later = ""] = line.split("=");
  const find = (catalog: Catalog, name: string): string =>
    catalog.objects.find((object) => object.address.slice(object.address.indexOf(":") + 1) === name)?.address ?? name;
  return { from: find(before, old), to: find(after, later) };
}

async function run(client: pg.Client, steps: readonly Step[], way: "run" | "undo", name: string): Promise<void> {
  const stood = new Set((await client.query<{ oid: string }>("select oid from pg_class")).rows.map(({ oid }) => oid));
  for (const step of steps) {
    const known = await knownTables(client);
    const work = way === "run" ? step.run : step.undo.kind === "run" ? step.undo.run : null;
    if (work?.kind !== "transaction") throw new Error(`${name}: step ${String(step.ordinal)} is no transaction`);
    await client.query("begin");
    for (const statement of work.statements)
      await client.query(statement).catch((error: Error) => {
        throw new Error(
          `law 2: ${name}, step ${String(step.ordinal)} (${step.what}): ${error.message}\n${statement}\n--- all\n${steps.map((each) => `${each.what}\n    ${((way === "run" ? each.run : each.undo.kind === "run" ? each.undo.run : null) as { statements?: readonly string[] } | null)?.statements?.join(";\n    ") ?? ""}`).join("\n")}`,
        );
      });
    const silent = [];
    // A table that the plan made may have the name that another had.
    for (const lock of way === "run" ? unannounced(await locksOf(client, null, known), step.locks) : []) {
      const { rows } = await client.query<{ oid: string }>("select to_regclass($1)::oid as oid", [lock.relation.slice("table:".length)]);
      if (stood.has(rows[0]?.oid ?? "")) silent.push(lock);
    }
    if (silent.length > 0)
      throw new Error(
        `${name}: step ${String(step.ordinal)} (${step.what}) does not say that it locks ${silent.map((lock) => `${lock.relation} ${lock.mode}`).join(", ")}`,
      );
    await client.query("commit");
  }
}

function expectSame(what: string, found: Catalog, wanted: Catalog): void {
  const differing = differingObjects(found, wanted).filter(({ address }) => !isAlsoParents(found, address));
  if (differing.length > 0) throw new Error(`${what}:\n${differenceText(differing)}`);
}

/** A check that a child has both from its parent and for itself: Postgres has no statement that makes it the parent's alone. */
function isAlsoParents(catalog: Catalog, address: string): boolean {
  const check = catalog.objects.find((object) => object.address === address);
  const table =
    check?.kind === "constraint" && check.type === "check"
      ? catalog.objects.find((object) => object.kind === "table" && object.schema === check.schema && object.name === check.table)
      : undefined;
  return (
    table?.kind === "table" &&
    table.inherits.some((parent) => catalog.objects.some((object) => object.address === `constraint:${parent.slice("table:".length)}.${check?.name ?? ""}`))
  );
}

/** Null: nobody is there to be asked. */
function expectSameDump(when: string, found: readonly string[] | null, wanted: readonly string[] | null): void {
  const others = found === null || wanted === null ? [] : differingLines(found, wanted);
  if (others.length > 0) throw new Error(`law 5: ${when}: pg_dump sees a difference:\n${others.join("\n")}`);
}
