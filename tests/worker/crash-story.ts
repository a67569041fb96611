/** The shop's evolution with a worker that is killed with SIGKILL at a named point and replaced; what it comes to must not depend on that. */
import { expect } from "vitest";
import type { Major } from "../../worker/postgres/locate-package.ts";
import type { Owner } from "../helpers/database.ts";
import type { Governed } from "./governed.ts";
import { PLAN, shopAtOne } from "./shop-story.ts";
import type { SpawnedWorker } from "./spawn-worker.ts";
import { apply, approve, complete } from "./verbs.ts";

export type Calm = { readonly outcome: Record<string, unknown>; /** Every point that was passed, in order. */ readonly points: readonly string[] };

/** Forward and complete, with nobody killed. */
export const runCalmly = async (owner: Owner, major: Major): Promise<Calm> => {
  const shop = await shopAtOne(owner, major);
  const worker = await shop.startWorker();
  await approve(shop, PLAN);
  await apply(shop, PLAN);
  await shop.planIn(PLAN, "soaking");
  await complete(shop, PLAN);
  await shop.planIn(PLAN, "completed");
  return { outcome: await outcome(shop), points: [...worker.points] };
};

/** The same with the worker killed at `point` (`12:before-commit`, `13:after-batch#2`) and replaced; throws unless it ends like the calm run. */
export const runKilledAt = async (owner: Owner, major: Major, point: string, calm: Calm): Promise<void> => {
  const shop = await shopAtOne(owner, major);
  const doomed = await shop.startWorker({ DATA_ARCHITECT_STOP_AT: point });
  await approve(shop, PLAN);
  await apply(shop, PLAN);
  let replaced = await replacedBefore(shop, doomed, "soaking");
  await complete(shop, PLAN);
  if (!replaced) replaced = await replacedBefore(shop, doomed, "completed");
  await shop.planIn(PLAN, "completed");
  if (replaced || !isLaterBatch(point)) {
    expect(replaced, `${point} was reached`).toBe(true);
    expect(doomed.points.at(-1)).toBe(point.split("#")[0]);
  }
  expect(await outcome(shop)).toEqual(calm.outcome);
};

/** Batches are sized by how fast they were: a later one may not come where the machine is quicker; the first always does. */
const isLaterBatch = (point: string): boolean => /:after-batch#(?:[2-9]|\d\d+)$/.test(point);

/** Waits for the state, or for the death of the worker; then starts another one and waits on. */
const replacedBefore = async (shop: Governed, doomed: SpawnedWorker, state: string): Promise<boolean> => {
  const arrived = shop.planIn(PLAN, state).then(() => "arrived");
  arrived.catch(() => undefined);
  const how = await Promise.race([doomed.ended, arrived]);
  if (how === "arrived" && !(await isKilledNow(doomed))) return false;
  expect(await doomed.ended).toBe("SIGKILL");
  await shop.startWorker();
  await arrived;
  return true;
};

/** A worker may die right after its last commit: the state has arrived and the process is on its way out. */
const isKilledNow = (worker: SpawnedWorker): Promise<boolean> =>
  Promise.race([
    worker.ended.then(() => true),
    new Promise<boolean>((resolve) =>
      setTimeout(() => {
        resolve(false);
      }, 300),
    ),
  ]);

export const outcome = async (shop: Governed): Promise<Record<string, unknown>> => {
  const ask = (text: string) => shop.as(null, text, text.includes("$1") ? [PLAN] : []);
  return {
    versions: await ask("select version, fingerprint, state from arch.schema_versions where state = 'current'"),
    open_steps: await ask("select t.ordinal, t.state from arch.run_steps as t join arch.runs as r on r.id = t.run where r.plan = $1 and t.state <> 'done'"),
    steps: await ask(
      "select count(*)::int as n, count(distinct t.ordinal)::int as ordinals from arch.run_steps as t join arch.runs as r on r.id = t.run where r.plan = $1",
    ),
    rows: await ask(
      "select t.ordinal, t.rows_scanned::int as scanned, t.rows_changed::int as changed from arch.run_steps as t join arch.runs as r on r.id = t.run where r.plan = $1 and t.rows_scanned > 0 order by 1",
    ),
    customers: await ask(
      "select count(*)::int as n, md5(string_agg(concat_ws(',', email, full_name, first_name, last_name), '|' order by email collate \"C\")) as sum from shop.customers",
    ),
    history: await ask("select count(*)::int as n from shop.customers_history"),
    invalid: await ask("select count(*)::int as n from pg_index where not indisvalid"),
    archive: await ask("select count(*)::int as n from shop_archive.customers_fax"),
  };
};
