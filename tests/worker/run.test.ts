/** Runs of the shop's second version by a real worker process, on real data. */
import { describe, expect, it } from "vitest";
import { connect } from "../helpers/connect.ts";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import type { Governed } from "./governed.ts";
import { CUSTOMERS, PLAN, shopAtOne } from "./shop-story.ts";
import { abort, apply, approve, complete, pause, resume, rollback } from "./verbs.ts";
import type { TestDatabase } from "../helpers/database.ts";

describe.each(majors())("a run on Postgres %i", { timeout: 180_000 }, (major) => {
  const ready = async (t: Parameters<typeof shopAtOne>[0]): Promise<Governed> => {
    const shop = await shopAtOne(t, major);
    await approve(shop, PLAN);
    return shop;
  };
  const reader = async (shop: Governed) => {
    const session = await connect(shop.database as TestDatabase);
    await session.query("set application_name = 'monthly report'; begin; select count(*) from shop.customers");
    return session;
  };
  const waiting = (shop: Governed): Promise<string> =>
    waitFor(
      "the run to name its blocker",
      async () =>
        (await shop.as<{ text: string }>(null, "select waiting_for as text from arch.runs where plan = $1 and waiting_for is not null", [PLAN]))[0]?.text,
      60_000,
    );
  const refused = (shop: Governed): Promise<unknown> =>
    waitFor(
      "the run to be refused",
      async () =>
        (await shop.as<{ error: string | null }>(null, "select error from arch.runs where plan = $1 order by created_at desc limit 1", [PLAN]))[0]?.error,
      60_000,
    );
  const oddSteps = (shop: Governed) =>
    shop.as(
      null,
      "select t.ordinal, t.state, t.attempts, t.error from arch.run_steps as t join arch.runs as r on r.id = t.run where r.plan = $1 and (t.attempts <> 1 or t.state <> 'done')",
      [PLAN],
    );
  const fingerprints = (shop: Governed) =>
    shop.as<{ version: number; fingerprint: string; state: string }>(null, "select version, fingerprint, state from arch.schema_versions order by applied_at");

  it("takes the shop from version 1 to 2, soaks, and completes", async (t) => {
    const shop = await ready(t);
    await shop.startWorker();
    await apply(shop, PLAN);
    await shop.planIn(PLAN, "soaking");
    expect(await shop.as(null, "select count(*)::int as n from shop.customers where full_name = name and contact = first_name || ' ' || last_name")).toEqual([
      { n: CUSTOMERS },
    ]);
    await complete(shop, PLAN);
    await shop.planIn(PLAN, "completed");
    expect(await oddSteps(shop)).toEqual([]);
    expect(await shop.as(null, "select count(*)::int as n, count(*) filter (where last_name like 'Last%')::int as split from shop.customers")).toEqual([
      { n: CUSTOMERS, split: CUSTOMERS },
    ]);
    expect(
      await shop.as(
        null,
        "select count(*)::int as n from pg_attribute where attrelid = 'shop.customers'::regclass and attname in ('name', 'contact', 'fax') and not attisdropped",
      ),
    ).toEqual([{ n: 0 }]);
    expect((await fingerprints(shop)).filter((version) => version.state === "current")).toMatchObject([{ version: 2 }]);
  });

  it("waits for a long reader, names it, and goes on after its release", async (t) => {
    const shop = await ready(t);
    await shop.startWorker();
    const session = await reader(shop);
    await apply(shop, PLAN);
    expect(await waiting(shop)).toMatch(
      /^shop\.customers.* is held by pid \d+ \(postgres, monthly report\), in its transaction for \d+ s, idle in transaction; try \d+ follows by itself; to let it pass now: end that transaction, or select pg_terminate_backend\(\d+\)$/,
    );
    await session.query("commit");
    await shop.planIn(PLAN, "soaking");
    expect(await oddSteps(shop)).toEqual([]);
  });

  it("is paused with the blocker's name at the cap, and resumed to its end", async (t) => {
    const shop = await ready(t);
    await shop.startWorker({ LOCK_WAIT_CAP_SECONDS: "0.5" });
    const session = await reader(shop);
    await apply(shop, PLAN);
    const paused = await shop.planIn(PLAN, "paused");
    expect(paused.reason).toMatch(/stopped after \d+ tries .*is held by pid \d+ \(postgres, monthly report\).*then resume the run$/);
    await session.query("commit");
    await resume(shop, PLAN);
    await shop.planIn(PLAN, "soaking");
  });

  it("is stale when the base changed, with the difference, and untouched", async (t) => {
    const shop = await ready(t);
    await shop.as(null, "alter table shop.customers add column oops integer");
    await shop.startWorker();
    await apply(shop, PLAN);
    const stale = await shop.planIn(PLAN, "stale");
    expect(stale.reason).toMatch(/^the database changed since this plan was made: column shop\.customers\.oops is new\. Plan again$/);
    expect(await shop.as(null, "select count(*)::int as n from arch.run_steps as t join arch.runs as r on r.id = t.run where r.plan = $1", [PLAN])).toEqual([
      { n: 0 },
    ]);
  });

  it("does not mind a change elsewhere", async (t) => {
    const shop = await ready(t);
    await shop.as(null, "create table shop.somebody_elses (id integer); comment on table shop.stores is 'other words'");
    await shop.startWorker();
    await apply(shop, PLAN);
    await shop.planIn(PLAN, "soaking");
  });

  it("pauses and goes on where it was", async (t) => {
    const shop = await ready(t);
    await shop.startWorker();
    const session = await reader(shop);
    await apply(shop, PLAN);
    await waiting(shop);
    await pause(shop, PLAN);
    await shop.planIn(PLAN, "paused");
    await session.query("commit");
    await resume(shop, PLAN);
    await shop.planIn(PLAN, "soaking");
  });

  it("aborts, and rolls back to exactly what was there", async (t) => {
    const shop = await ready(t);
    await shop.startWorker();
    const session = await reader(shop);
    await apply(shop, PLAN);
    await waiting(shop);
    await abort(shop, PLAN);
    await shop.planIn(PLAN, "aborted");
    await session.query("commit");
    await rollback(shop, PLAN);
    await shop.planIn(PLAN, "rolled_back");
    const [before, after] = await fingerprints(shop);
    expect(after).toEqual({ version: 1, fingerprint: before?.fingerprint, state: "current" });
  });

  it("rolls a soaking version back, values written meanwhile included", async (t) => {
    const shop = await ready(t);
    await shop.startWorker();
    await apply(shop, PLAN);
    await shop.planIn(PLAN, "soaking");
    await shop.as(null, "update shop.customers set full_name = 'Renamed' where email like 'c1@%'");
    await rollback(shop, PLAN);
    await shop.planIn(PLAN, "rolled_back");
    const [before, after] = await fingerprints(shop);
    expect((await fingerprints(shop)).at(-1)).toMatchObject({ version: 1, fingerprint: before?.fingerprint });
    expect(after?.version).toBe(2);
    expect(await shop.as(null, "select distinct name from shop.customers where email like 'c1@%'")).toEqual([{ name: "Renamed" }]);
    await expect(shop.as("olga", "select * from arch.rollback('p_1')")).rejects.toMatchObject({
      code: "ZA008",
      message: expect.stringMatching(/p_1 made tables that hold data by now, and a rollback drops them with every row: .*shop\.customers/) as string,
    });
  });

  it("is not completed over a view made meanwhile on what it would drop: the difference is said, the plan soaks on", async (t) => {
    const shop = await ready(t);
    await shop.startWorker();
    await apply(shop, PLAN);
    await shop.planIn(PLAN, "soaking");
    await shop.as(
      null,
      "create schema reports; create view reports.faxes as select email, fax from shop.customers; create index customers_vip on shop.customers (email) where deleted_at is null; comment on column shop.customers.fax is 'other words'",
    );
    await complete(shop, PLAN);
    await refused(shop);
    expect(await shop.planIn(PLAN, "soaking")).toMatchObject({
      reason: expect.stringMatching(
        /^the database changed since the last run of this plan, where these steps would touch it: view reports\.faxes is new\. Nothing was run\./,
      ) as string,
    });
    expect(await oddSteps(shop)).toEqual([]);
    await shop.as(null, "drop view reports.faxes");
    await complete(shop, PLAN);
    await shop.planIn(PLAN, "completed");
  });

  it("is not rolled back over a view made meanwhile on what would go: it soaks on, and goes back once the view is gone", async (t) => {
    const shop = await ready(t);
    await shop.startWorker();
    await apply(shop, PLAN);
    await shop.planIn(PLAN, "soaking");
    await shop.as(null, "create view shop.last_names as select last_name from shop.customers");
    await rollback(shop, PLAN);
    await refused(shop);
    expect(await shop.planIn(PLAN, "soaking")).toMatchObject({ reason: expect.stringContaining("view shop.last_names is new") as string });
    await shop.as(null, "drop view shop.last_names");
    await rollback(shop, PLAN);
    await shop.planIn(PLAN, "rolled_back");
  });

  it("lists what is done on the way back only at the end, as a phase of its own, newest first", async (t) => {
    const shop = await ready(t);
    const steps = await shop.as<{ ordinal: number; phase: string; what: string; undo: string; estimate: string | null }>(
      "ada",
      "select * from arch.steps($1)",
      [PLAN],
    );
    const back = steps.filter((step) => step.phase === "rollback");
    expect(back.length).toBeGreaterThan(3);
    expect(steps.slice(-back.length)).toEqual(back);
    expect(back.map((step) => step.ordinal)).toEqual(back.map((step) => step.ordinal).sort((a, b) => b - a));
    expect(steps.filter((step) => step.what.startsWith("on rollback: "))).toEqual(back);
    expect(back.every((step) => step.undo === "only then" && step.estimate === null)).toBe(true);
    expect(steps.slice(0, -back.length).map((step) => step.ordinal)).toEqual(
      steps
        .slice(0, -back.length)
        .map((step) => step.ordinal)
        .sort((a, b) => a - b),
    );
  });

  it("says beside each step how long the machine itself paused", async (t) => {
    const shop = await ready(t);
    await shop.startWorker();
    await apply(shop, PLAN);
    await shop.planIn(PLAN, "soaking");
    const steps = await shop.as<{ stall_ms: string | null; noise_ms: string | null }>(
      "ada",
      "select stall_ms, noise_ms from arch.progress($1) where state = 'done'",
      [PLAN],
    );
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.filter((step) => step.noise_ms === null || step.stall_ms === null)).toEqual([]);
  });

  it("runs nothing when a step is not the approved one", async (t) => {
    const shop = await ready(t);
    await apply(shop, PLAN);
    await shop.as(null, "update arch.plan_steps set body = body || ' ' where plan = $1 and ordinal = 3", [PLAN]);
    await shop.startWorker();
    const failed = await shop.planIn(PLAN, "failed");
    expect(failed.reason).toMatch(/not the one that was approved.*p_2.*ZA015/);
    expect(await shop.as(null, "select count(*)::int as n from arch.run_steps as t join arch.runs as r on r.id = t.run where r.plan = $1", [PLAN])).toEqual([
      { n: 0 },
    ]);
  });
});
