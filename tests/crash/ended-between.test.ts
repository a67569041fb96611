/** A run that ends right behind a step whose way back needs what only a rollback does: that counts as done with it. */
import { expect, it } from "vitest";
import { newestMajor } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { govern } from "../worker/governed.ts";
import { abort, apply, complete, planTo, rollback } from "../worker/verbs.ts";

const people = (column: string, key: string): string => `create table people (id integer primary key, ${column} text not null${key});`;

it("a key that was just dropped comes back by the index that a rollback builds", { timeout: 300_000 }, async (t) => {
  const shop = await govern(t, newestMajor());
  const worker = await shop.startWorker();
  const first = await planTo(shop, people("mail", ", constraint people_mail unique (mail)"));
  await apply(shop, first);
  await shop.planIn(first, "completed");
  await shop.as(null, "insert into shop.people select g, 'm' || g from generate_series(1, 3000) as g");
  const plan = await planTo(shop, people("mail", ""));
  await worker.kill();
  const [drop] = await shop.as<{ ordinal: number }>(null, "select ordinal from arch.plan_steps where plan = $1 and kind = 'drop_constraint'", [plan]);
  const point = `${String(drop?.ordinal)}:after-commit`;
  const frozen = await shop.startWorker({ DATA_ARCHITECT_STOP_AT: point, DATA_ARCHITECT_SIGNAL: "SIGSTOP", SILENT_WORKER_SECONDS: "120" });
  await apply(shop, plan);
  await shop.planIn(plan, "soaking");
  await complete(shop, plan);
  await waitFor("the key to be dropped", () => Promise.resolve(frozen.points.includes(point) ? true : null), 60_000);
  await abort(shop, plan);
  frozen.thaw();
  await shop.planIn(plan, "aborted");
  await rollback(shop, plan);
  await shop.planIn(plan, "rolled_back");
  expect(await shop.as(null, "select pg_get_constraintdef(oid) as said from pg_constraint where conname = 'people_mail'")).toEqual([{ said: "UNIQUE (mail)" }]);
});
