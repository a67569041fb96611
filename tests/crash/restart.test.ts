/**
 * The database server itself dies in the middle of a backfill (immediate shutdown, no checkpoint) and comes back: the same worker goes on, nothing is lost or
 * done twice.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { setStage } from "../../worker/demo/stage.ts";
import { seed } from "../../worker/demo/workloads.ts";
import { startCluster } from "../../worker/postgres/start-cluster.ts";
import { newestMajor } from "../helpers/majors.ts";
import { shopText } from "../helpers/shop.ts";
import { waitFor } from "../helpers/wait-for.ts";

const CUSTOMERS = 40_000;

describe("a restart of the database", { timeout: 240_000 }, () => {
  it("in mid-backfill loses and doubles nothing", async (t) => {
    const dataDir = await mkdtemp(join(tmpdir(), "data-architect-restart-"));
    t.onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const cluster = await startCluster({ major: newestMajor(), dataDir });
    t.onTestFinished(() => cluster.stop());
    const stage = await setStage(newestMajor(), cluster);
    t.onTestFinished(() => stage.stop());
    await stage.admin.query("select * from arch.project('shop', '{shop}', 'shop_owner', '{shop_app}')");
    const go = async (version: 1 | 2): Promise<string> => {
      await stage.ada.query("select * from arch.declare('shop', $1)", [await shopText(version)]);
      const plan = (await stage.ada.query<{ plan: string }>("select plan from arch.plan('shop')")).rows[0]?.plan ?? "";
      await inState(stage.admin, plan, "proved");
      const {
        rows: [row],
      } = await stage.ada.query<{ digest: string }>("select digest from arch.submit($1, 'test')", [plan]);
      await stage.bob.query("select * from arch.approve($1, $2, 'test')", [plan, row?.digest]);
      await stage.ada.query("select * from arch.apply($1)", [plan]);
      return plan;
    };
    await inState(stage.admin, await go(1), "completed");
    for (const statement of seed(CUSTOMERS)) await stage.admin.query(statement);
    const plan = await go(2);
    await waitFor(
      "a backfill to be under way",
      async () => (await stage.admin.query("select from arch.run_steps where rows_changed > 0 and state = 'claimed'")).rowCount === 1,
      60_000,
    );
    process.kill(cluster.pid, "SIGQUIT");
    await waitFor("the server to be gone", () => isGone(cluster.pid));
    const again = await startCluster({ major: newestMajor(), dataDir, port: cluster.port });
    t.onTestFinished(() => again.stop());
    expect(again.port).toBe(cluster.port);
    const admin = new pg.Client({ connectionString: stage.urlOf("postgres") });
    admin.on("error", () => undefined);
    await admin.connect();
    t.onTestFinished(() => admin.end().catch(() => undefined));
    await inState(admin, plan, "soaking");
    expect(
      (
        await admin.query(
          "select count(*)::int as n, count(*) filter (where full_name = name and contact = concat_ws(' ', first_name, last_name))::int as filled from shop.customers",
        )
      ).rows,
    ).toEqual([{ n: CUSTOMERS, filled: CUSTOMERS }]);
    expect(
      (
        await admin.query(
          "select t.rows_changed::int as changed from arch.run_steps as t join arch.plan_steps as s on s.ordinal = t.ordinal and s.plan = $1 join arch.runs as r on r.id = t.run and r.plan = $1 where s.kind = 'backfill' order by t.ordinal",
          [plan],
        )
      ).rows,
    ).toEqual([{ changed: CUSTOMERS }, { changed: CUSTOMERS }, { changed: CUSTOMERS }]);
    expect(Number((await admin.query<{ token: string }>("select token from arch.runs where plan = $1", [plan])).rows[0]?.token)).toBeGreaterThan(1);
    expect((await admin.query("select count(*)::int as n from pg_index where not indisvalid")).rows).toEqual([{ n: 0 }]);
  });
});

const inState = (admin: pg.Client, plan: string, state: string): Promise<true> =>
  waitFor(
    `${plan} to be ${state}`,
    async () => {
      const {
        rows: [row],
      } = await admin.query<{ state: string; reason: string | null }>("select state, reason from arch.plans where id = $1", [plan]);
      if (row?.state === "failed") throw new Error(row.reason ?? "failed");
      return row?.state === state;
    },
    120_000,
  );

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};
