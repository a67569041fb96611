import { expect } from "vitest";
import type pg from "pg";
import { plan } from "../../../plv8/src/plan/plan.ts";
import { script } from "../../../plv8/src/render/script.ts";
import type { Catalog } from "../../../plv8/src/types/catalog.ts";
import type { Design } from "../../../plv8/src/types/design.ts";
import type { PlanInput, PlanOutput, Step } from "../../../plv8/src/types/plan.ts";
import { readCatalog } from "../../../worker/catalog/read-catalog.ts";
import type { Major } from "../../../worker/postgres/locate-package.ts";
import { connect } from "../../helpers/connect.ts";
import { asSuperuser, createDatabase, type TestDatabase } from "../../helpers/database.ts";
import { designOf, type PlanCase } from "./plan-case.ts";
import { runStep, undeclaredLocks, type SeenLock } from "./run-watched.ts";
import { startTraffic } from "./traffic.ts";

/** Whoever ends later: a test, or a round of one. */
export type Ending = { readonly onTestFinished: (work: () => Promise<void>) => void };

/** A database that holds a case's former shape, and the plan for it. */
export type Prepared = {
  readonly database: TestDatabase;
  readonly session: pg.Client;
  readonly owner: string;
  readonly app: string;
  readonly asApplication: boolean;
  readonly base: Catalog;
  readonly wanted: Catalog;
  readonly steps: readonly Step[];
  readonly input: PlanInput;
  readonly output: PlanOutput;
};

/**
 * The four promises of a plan on a real server: former and new release run without a failed statement; locks are those declared; what stands in
 * the end is what was wished; a rollback, from the switch and from the very end, gives the base and its rows back.
 */
export async function checkCase(t: Ending, major: Major, plan: PlanCase): Promise<void> {
  const whole = await prepare(t, major, plan);
  const seen: SeenLock[] = [];
  const done = await forward(whole, plan, seen);
  expect(await catalogOf(whole.session)).toEqual(whole.wanted.objects.map(withoutPosition));
  await truths(whole.session, plan);
  await back(whole, done);
  expect(await catalogOf(whole.session)).toEqual(whole.base.objects.map(withoutPosition));
  expect(undeclaredLocks(seen)).toEqual([]);
  const quiet = await prepare(t, major, plan);
  const rows = await contents(quiet.session);
  const expand = quiet.steps.filter((step) => step.phase !== "contract");
  for (const step of expand) await runStep(quiet.session, quiet.owner, step, step.run, []);
  await truths(quiet.session, plan);
  await back(quiet, expand);
  expect(await catalogOf(quiet.session)).toEqual(quiet.base.objects.map(withoutPosition));
  if (plan.filled !== true) expect(difference(rows, await contents(quiet.session))).toEqual([]);
  for (const step of quiet.steps) await runStep(quiet.session, quiet.owner, step, step.run, []);
  await back(quiet, quiet.steps);
  if (plan.filled !== true) expect(difference(rows, await contents(quiet.session))).toEqual([]);
}

async function forward(made: Prepared, plan: PlanCase, seen: SeenLock[]): Promise<readonly Step[]> {
  const old = startTraffic(await application(made), "former release", plan.old ?? []);
  const before = made.steps.filter((step) => step.phase !== "contract");
  for (const step of before) await runStep(made.session, made.owner, step, step.run, seen);
  const later = startTraffic(await application(made), "new release", plan.later ?? []);
  await truths(made.session, plan);
  await old.stop();
  for (const step of made.steps.filter((each) => each.phase === "contract")) await runStep(made.session, made.owner, step, step.run, seen);
  await later.stop();
  return made.steps;
}

export async function back(made: Prepared, steps: readonly Step[]): Promise<void> {
  for (const step of [...steps].reverse()) if (step.undo.kind === "run") await runStep(made.session, made.owner, step, step.undo.run, []);
}

async function application(made: Prepared): Promise<pg.Client> {
  const session = await connect(made.database);
  await session.query("set search_path = shop; set lock_timeout = '10s'");
  if (made.asApplication) await session.query(`set role ${made.app}`);
  return session;
}

async function truths(session: pg.Client, plan: PlanCase): Promise<void> {
  for (const truth of plan.truths ?? []) {
    const {
      rows: [row],
    } = await session.query<Record<string, boolean>>(truth);
    expect([truth, Object.values(row ?? {})[0]]).toEqual([truth, true]);
  }
}

export async function prepare(t: Ending, major: Major, each: PlanCase): Promise<Prepared> {
  const wantedDatabase = await createDatabase(t, { major });
  const database = await createDatabase(t, { major });
  const owner = `owner_${database.name}`;
  const app = `app_${database.name}`;
  const session = await connect(database);
  await session.query(`create role ${owner} nologin; create role ${app} nologin; grant create on database ${database.name} to ${owner}`);
  t.onTestFinished(async () => {
    await asSuperuser(major, async (admin) => {
      await wantedDatabase.drop();
      await database.drop();
      await admin.query(`drop role ${owner}, ${app}`);
    });
  });
  const designs = each.designs?.(owner, app, major);
  const wanted = await load(wantedDatabase, owner, designs === undefined ? each.after : textOf(designs.declared), "", designs !== undefined);
  const base = await load(database, owner, designs === undefined ? each.before : textOf(designs.applied), each.rows ?? "", designs !== undefined);
  const input: PlanInput = {
    project: "shop",
    applied: designs?.applied ?? designOf(base, owner, major, 0, each),
    declared: designs?.declared ?? designOf(wanted, owner, major, 1, each),
    live: base,
    sizes: each.sizes ?? {},
    model_digest: "0",
  };
  const output = made(input);
  return {
    database,
    session,
    owner,
    app,
    asApplication: designs !== undefined,
    base,
    wanted,
    input,
    output,
    steps: output.steps.map((step) => JSON.parse(step) as Step),
  };
}

function textOf(design: Design): string {
  return script(design.catalog).statements.join(";\n");
}

function made(input: PlanInput): PlanOutput {
  const result = plan(input);
  if (!result.ok) throw new Error(result.issues.map((issue) => `${issue.code}: ${issue.message}`).join("\n"));
  return result.value;
}

async function load(database: TestDatabase, owner: string, sql: string, rows: string, withSchema: boolean): Promise<Catalog> {
  const session = await connect(database);
  if (!withSchema) await session.query(`create schema shop authorization ${owner}; set role ${owner}; set search_path = shop`);
  await session.query(sql);
  await session.query("reset role");
  if (rows !== "") await session.query(rows);
  await session.query("reset search_path");
  return readCatalog(session, ["shop"]);
}

async function catalogOf(session: pg.Client): Promise<unknown> {
  return (await readCatalog(session, ["shop"])).objects.map(withoutPosition);
}

/**
 * Neither is part of a fingerprint: where a column stands, and whether Postgres would call a partition's part of an index so (it looks at names that a column
 * had).
 */
function withoutPosition(object: Catalog["objects"][number]): unknown {
  if (object.kind === "table" && object.copies !== undefined) return { ...object, copies: object.copies.map(({ named: _named, ...copy }) => copy) };
  return object.kind === "column" ? { ...object, position: 0 } : object;
}

/** Every row of every table, as sorted text by column name. */
export async function contents(session: pg.Client): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await session.query<{ name: string }>(
    "select pg_catalog.format('%I.%I', schemaname, tablename) as name from pg_catalog.pg_tables where schemaname = 'shop' order by 1",
  );
  const all: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const { rows } = await session.query<{ row: string }>(`select pg_catalog.to_jsonb(t)::text as row from ${name} as t order by 1`);
    all[name] = rows.map((row) => row.row);
  }
  return all;
}

/** Rows that stand on one side only, at most five: enough to see what went wrong. */
function difference(before: Record<string, readonly string[]>, after: Record<string, readonly string[]>): readonly string[] {
  const tables = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return tables
    .flatMap((table) => {
      const [former, later] = [new Set(before[table] ?? []), new Set(after[table] ?? [])];
      return [
        ...[...former].filter((row) => !later.has(row)).map((row) => `lost from ${table}: ${row}`),
        ...[...later].filter((row) => !former.has(row)).map((row) => `new in ${table}: ${row}`),
      ];
    })
    .slice(0, 5);
}
