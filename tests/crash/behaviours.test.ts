/** What happens to a run when its worker is asked to stop, frozen, doubled or bound elsewhere, and when its session is ended: the same end, nothing twice. */
import { describe, expect, it } from "vitest";
import { connect } from "../helpers/connect.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { outcome, runCalmly } from "../worker/crash-story.ts";
import type { Calm } from "../worker/crash-story.ts";
import type { Governed } from "../worker/governed.ts";
import { PLAN, shopAtOne } from "../worker/shop-story.ts";
import { apply, approve, complete, resume } from "../worker/verbs.ts";

describe.each(majors())("a run on Postgres %i", { timeout: 180_000 }, (major) => {
  let calm: Calm | null = null;
  const expected = async (t: Parameters<typeof shopAtOne>[0]): Promise<Calm> => (calm ??= await runCalmly(t, major));
  const ready = async (t: Parameters<typeof shopAtOne>[0]): Promise<Governed> => {
    const shop = await shopAtOne(t, major);
    await approve(shop, PLAN);
    return shop;
  };
  const toTheEnd = async (t: Parameters<typeof shopAtOne>[0], shop: Governed): Promise<void> => {
    await shop.planIn(PLAN, "soaking");
    await complete(shop, PLAN);
    await shop.planIn(PLAN, "completed");
    expect(await outcome(shop)).toEqual((await expected(t)).outcome);
  };
  const batchPoint = async (t: Parameters<typeof shopAtOne>[0]): Promise<string> =>
    (await expected(t)).points.find((point) => point.endsWith(":after-batch")) ?? "";
  const run = async (shop: Governed): Promise<{ state: string; token: string; pid: number }> =>
    (
      await shop.as<{ state: string; token: string; pid: number }>(
        null,
        "select state, token::text, backend_pid as pid from arch.runs where plan = $1 order by created_at desc limit 1",
        [PLAN],
      )
    )[0] ?? { state: "none", token: "0", pid: 0 };

  it("whose worker is asked to stop in a backfill stops after the batch, and goes on there with the next worker", async (t) => {
    const point = await batchPoint(t);
    const shop = await ready(t);
    const leaving = await shop.startWorker({ DATA_ARCHITECT_STOP_AT: point, DATA_ARCHITECT_SIGNAL: "SIGTERM" });
    await apply(shop, PLAN);
    expect(await leaving.ended).toBe("0");
    expect(leaving.points.filter((passed) => passed === point)).toHaveLength(1);
    expect(await run(shop)).toMatchObject({ state: "running", token: "1" });
    const left = await shop.as(
      null,
      "select (t.rows_scanned > 0) as started from arch.run_steps as t join arch.runs as r on r.id = t.run where r.plan = $1 and t.state = 'claimed'",
      [PLAN],
    );
    expect(left).toEqual([{ started: true }]);
    expect(await shop.as(null, "select count(*)::int as n from pg_stat_activity where usename = 'arch_executor' and datname = current_database()")).toEqual([
      { n: 0 },
    ]);
    await shop.startWorker();
    await toTheEnd(t, shop);
  });

  it("is worked by one of two workers", async (t) => {
    const shop = await ready(t);
    const [one, two] = await Promise.all([shop.startWorker(), shop.startWorker()]);
    await apply(shop, PLAN);
    await toTheEnd(t, shop);
    const started = [one, two].map((worker) => worker.points.filter((point) => point === "run:started").length);
    expect(started.reduce((sum, count) => sum + count)).toBe(2);
    expect(await shop.as(null, "select distinct token::int as token from arch.runs where plan = $1", [PLAN])).toEqual([{ token: 1 }]);
  });

  it("whose worker is frozen is taken over; thawed, the former one does nothing any more", async (t) => {
    const point = await batchPoint(t);
    const shop = await ready(t);
    const frozen = await shop.startWorker({ DATA_ARCHITECT_STOP_AT: point, DATA_ARCHITECT_SIGNAL: "SIGSTOP" });
    await apply(shop, PLAN);
    await waitFor("the worker to reach the batch", () => frozen.points.includes(point), 60_000);
    const former = await run(shop);
    await shop.startWorker({ SILENT_WORKER_SECONDS: "3" });
    await shop.planIn(PLAN, "soaking");
    expect((await run(shop)).token).toBe("2");
    expect(await shop.as(null, "select count(*)::int as n from pg_stat_activity where pid = $1 and usename = 'arch_executor'", [former.pid])).toEqual([
      { n: 0 },
    ]);
    const passed = frozen.points.length;
    frozen.thaw();
    await waitFor("the thawed worker to notice", () => /job run failed|run taken over/.test(frozen.log()), 60_000);
    expect(frozen.points.slice(passed).filter((later) => /commit|record/.test(later))).toEqual([]);
    await toTheEnd(t, shop);
  });

  it("whose session is terminated goes on in a new one by itself", async (t) => {
    const shop = await ready(t);
    await shop.startWorker();
    const reader = await connect(shop.database as TestDatabase);
    await reader.query("begin; select count(*) from shop.customers");
    await apply(shop, PLAN);
    await waitFor(
      "the run to wait",
      async () =>
        (await shop.as<{ text: string }>(null, "select waiting_for as text from arch.runs where plan = $1 and waiting_for is not null", [PLAN]))[0]?.text,
      60_000,
    );
    const { pid } = await run(shop);
    expect(await shop.as(null, "select pg_terminate_backend($1) as gone", [pid])).toEqual([{ gone: true }]);
    await waitFor("another session", async () => (await run(shop)).pid !== pid, 60_000);
    await reader.query("commit");
    await toTheEnd(t, shop);
  });

  it("is not run by a worker bound to another environment, and is resumed by the right one", async (t) => {
    const shop = await ready(t);
    const [environment] = await shop.as<{ id: string }>(null, "select id from arch.environment");
    const wrong = await shop.startWorker({ ENVIRONMENT_ID: "00000000-0000-4000-8000-000000000000" });
    await apply(shop, PLAN);
    const failed = await shop.planIn(PLAN, "failed");
    expect(failed.reason).toContain(
      `this database is environment ${environment?.id ?? ""}, the worker was started for 00000000-0000-4000-8000-000000000000: nothing was run`,
    );
    expect(await shop.as(null, "select count(*)::int as n from arch.run_steps as t join arch.runs as r on r.id = t.run where r.plan = $1", [PLAN])).toEqual([
      { n: 0 },
    ]);
    await wrong.stop();
    await shop.startWorker({ ENVIRONMENT_ID: environment?.id ?? "" });
    await resume(shop, PLAN);
    await toTheEnd(t, shop);
  });
});
