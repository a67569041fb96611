/**
 * A partition is being detached concurrently when the session that does it, or its worker, dies: half detached, it is finished by the next one, once, with its
 * rows.
 */
import { describe, expect, it } from "vitest";
import { connect } from "../helpers/connect.ts";
import type { Owner, TestDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { govern, type Governed } from "../worker/governed.ts";
import { apply, complete, planTo, rollback } from "../worker/verbs.ts";

const events =
  "create table events (id bigint not null, at date not null, primary key (id, at)) partition by range (at); create index events_at on events (at); create table events_new partition of events for values from ('2026-01-01') to ('2027-01-01');";
const before = `${events} create table events_old partition of events for values from ('2025-01-01') to ('2026-01-01');`;
const after = `${events} create table events_old (id bigint not null, at date not null, primary key (id, at)); create index events_old_at_idx on events_old (at);`;

describe.each(majors())("a detachment on Postgres %i", { timeout: 180_000 }, (major) => {
  const partitioned = async (
    owner: Owner,
  ): Promise<{ readonly shop: Governed; readonly worker: Awaited<ReturnType<Governed["startWorker"]>>; readonly plan: string }> => {
    const shop = await govern(owner, major);
    const worker = await shop.startWorker();
    const first = await planTo(shop, before);
    await apply(shop, first);
    await shop.planIn(first, "completed");
    await shop.as(null, "insert into shop.events select g, date '2025-01-01' + g % 700 from generate_series(1, 2000) as g");
    return { shop, worker, plan: await planTo(shop, after) };
  };
  const pending = async (shop: Governed): Promise<number> =>
    (await shop.as<{ n: number }>(null, "select count(*)::int as n from pg_inherits where inhdetachpending"))[0]?.n ?? 0;
  const rows = async (shop: Governed): Promise<unknown> =>
    shop.as(
      null,
      "select (select count(*)::int from shop.events) as events, (select count(*)::int from shop.events_old) as old, (select count(*)::int from pg_inherits where inhrelid = 'shop.events_old'::regclass) as parents",
    );

  it.each(["session", "worker"])("whose %s dies half-way is finished by the next", async (who) => {
    const ends: (() => Promise<void>)[] = [];
    try {
      const { shop, worker, plan } = await partitioned({
        onTestFinished: (end) => {
          ends.push(end);
        },
      });
      const reader = await connect(shop.database as TestDatabase);
      await reader.query("begin; lock table only shop.events in access share mode");
      await apply(shop, plan);
      await waitFor("the detachment to be half done", async () => (await pending(shop)) === 1 || null, 60_000);
      const [run] = await shop.as<{ pid: number }>(null, "select backend_pid as pid from arch.runs where plan = $1", [plan]);
      if (who === "session") expect(await shop.as(null, "select pg_terminate_backend($1) as gone", [run?.pid])).toEqual([{ gone: true }]);
      else expect(await worker.kill()).toBe("SIGKILL");
      if (who === "worker") await shop.startWorker({ SILENT_WORKER_SECONDS: "3" });
      await waitFor(
        "the former session to end",
        async () => (await shop.as(null, "select from pg_stat_activity where pid = $1 and usename = 'arch_executor'", [run?.pid])).length === 0 || null,
        60_000,
      );
      expect(await pending(shop)).toBe(1);
      await reader.query("commit");
      await reader.end();
      await shop.planIn(plan, "soaking");
      expect(await pending(shop)).toBe(0);
      expect(await rows(shop)).toEqual([{ events: 906, old: 1094, parents: 0 }]);
      if (who === "session") {
        await rollback(shop, plan);
        await shop.planIn(plan, "rolled_back");
        expect(await rows(shop)).toEqual([{ events: 2000, old: 1094, parents: 1 }]);
      } else {
        await complete(shop, plan);
        await shop.planIn(plan, "completed");
        expect(await rows(shop)).toEqual([{ events: 906, old: 1094, parents: 0 }]);
      }
      expect(await shop.as(null, "select conname from pg_constraint where conrelid = 'shop.events_old'::regclass and contype = 'c'")).toEqual([]);
    } finally {
      for (const end of ends.reverse()) await end();
    }
  });
});
