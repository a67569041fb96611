/** A table without a key is filled block by block: rows that move meanwhile, a file that is written anew, a run that was cut. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { updateBatches } from "../../plv8/src/render/batch-sql.ts";
import { oneWayFunction, syncTrigger } from "../../plv8/src/render/sync-function.ts";
import { executeStep } from "../../worker/apply/execute-step.ts";
import { DEFAULT_POLICY } from "../../worker/apply/policy.ts";
import type { BatchProgress, BatchStart, StepHost, Work } from "../../worker/apply/step-host.ts";
import { openPool, openSession } from "../../worker/db.ts";
import type { Database, Session } from "../../worker/db.ts";
import { useDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { bareHost } from "./bare-host.ts";

const ROWS = 3_000;
const run = updateBatches("t.a", null, ["w = (v)"], "w is null");
const work: Work = {
  ordinal: 1,
  what: "fill w",
  object: "table:t.a",
  run,
  text: JSON.stringify(run),
  brief: false,
  blocks: "nothing",
  probe: null,
  verify: null,
  tables: ["t.a"],
};
const [former, later] = [
  { column: "v", type: "text", expression: "v", reads: ["v"] },
  { column: "w", type: "text", expression: "v", reads: ["v"] },
];

describe.each(majors())("a table without a key on Postgres %i", (major) => {
  const database = useDatabase({ major });
  let admin: Database;
  let session: Session;

  beforeAll(async () => {
    admin = openPool(database.url, "test admin", 4);
    session = await openSession(database.url, "data-architect run p_test");
    await admin.query("create schema t");
  });
  afterAll(async () => {
    await session.end();
    await admin.end();
  });
  beforeEach(async () => {
    await admin.query(
      `drop table if exists t.a; create table t.a (v text, pad text, w text) with (autovacuum_enabled = off); insert into t.a select 'x' || g, repeat('p', 200), null from generate_series(1, ${String(ROWS)}) as g`,
    );
    for (const statement of [
      ...oneWayFunction({ schema: "t", name: "keep_w", comment: "Keeps w in step.", fills: true }, [former], [later]),
      ...syncTrigger("t.a", "zz_keep", "t", "keep_w"),
    ])
      await admin.query(statement);
  });

  const fill = async (
    more: Partial<StepHost> = {},
    start: BatchStart = null,
  ): Promise<{ readonly outcome: string; readonly progress: readonly BatchProgress[] }> => {
    const progress: BatchProgress[] = [];
    const host = await bareHost(session, admin, "postgres", {
      policy: { ...DEFAULT_POLICY, batch_max_rows: 500 },
      progress: (_, done) => {
        progress.push(done);
        return Promise.resolve();
      },
      batchStart: () => start,
      ...more,
    });
    return { outcome: (await executeStep(host, work)).kind, progress };
  };
  const unfilled = async (): Promise<number> =>
    (await admin.query<{ n: number }>("select count(*)::int as n from t.a where w is distinct from v")).rows[0]?.n ?? -1;

  it("is filled in batches of about the rows asked for, read by range of blocks", async () => {
    const { outcome, progress } = await fill();
    expect([outcome, await unfilled()]).toEqual(["done", 0]);
    expect(progress.reduce((sum, batch) => sum + batch.changed, 0)).toBe(ROWS);
    expect(Math.max(...progress.map((batch) => batch.scanned))).toBeLessThan(1_000);
    const { rows } = await admin.query<{ "QUERY PLAN": string }>(
      `explain ${run.batch.replaceAll("$1", "null").replaceAll("$2", "array['10', '1']").replaceAll("$3", "500")}`,
    );
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Tid Range Scan on a arch_row/u);
  });

  it("has no row left empty where rows move to blocks that are done", async () => {
    let moved = 0;
    const at: StepHost["at"] = async (point) => {
      if (point !== "after-batch") return;
      await admin.query("delete from t.a where ctid in (select ctid from t.a where w is not null order by ctid limit 200)");
      await admin.query("vacuum t.a");
      moved +=
        (await admin.query("update t.a set pad = pad || '!' where ctid in (select ctid from t.a where w is null order by ctid desc limit 150) returning 1"))
          .rowCount ?? 0;
    };
    expect([(await fill({ at })).outcome, await unfilled()]).toEqual(["done", 0]);
    expect(moved).toBeGreaterThan(150);
  });

  it("begins again when the table is written anew in between", async () => {
    let batches = 0;
    const at: StepHost["at"] = async (point) => {
      if (point !== "after-batch" || ++batches !== 2) return;
      await admin.query("delete from t.a where ctid in (select ctid from t.a where w is not null order by ctid limit 500)");
      await admin.query("vacuum full t.a");
      expect(await unfilled()).toBeGreaterThan(0);
    };
    expect([(await fill({ at })).outcome, await unfilled()]).toEqual(["done", 0]);
  });

  it("goes on after the last committed batch", async () => {
    let stopped = false;
    const first = await fill({
      at: (point) => {
        stopped ||= point === "after-batch";
        return Promise.resolve();
      },
      stopRequest: () => Promise.resolve(stopped ? "paused" : null),
    });
    const last = first.progress.at(-1);
    expect([first.outcome, (await unfilled()) > 0]).toEqual(["stopped", true]);
    const second = await fill({}, { cursor: last?.cursor ?? null, high_water: last?.high_water ?? [] });
    expect([second.outcome, await unfilled()]).toEqual(["done", 0]);
    expect([...first.progress, ...second.progress].reduce((sum, batch) => sum + batch.changed, 0)).toBe(ROWS);
  });

  it("waits for a row that another transaction holds, and leaves its values alone", async () => {
    const other = await openSession(database.url, "an application");
    await other.query("begin; update t.a set v = 'mine' where v = 'x1500'");
    let waited = false;
    const done = fill({
      waiting: async () => {
        if (!waited) {
          waited = true;
          await other.query("commit");
        }
      },
    });
    expect([(await done).outcome, waited, await unfilled()]).toEqual(["done", true, 0]);
    expect((await admin.query("select w from t.a where v = 'mine'")).rows).toEqual([{ w: "mine" }]);
    await other.end();
  });

  it("is done at once when it is empty", async () => {
    await admin.query("truncate t.a");
    expect((await fill()).progress.reduce((sum, batch) => sum + batch.changed, 0)).toBe(0);
  });
});
