/** A step against a real autovacuum worker: with deadlock_timeout in our hands it yields within a try or two; without, it is named, and nobody is cancelled. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Run } from "../../plv8/src/types/plan.ts";
import { executeStep } from "../../worker/apply/execute-step.ts";
import { DEFAULT_POLICY } from "../../worker/apply/policy.ts";
import { openPool, openSession } from "../../worker/db.ts";
import type { Database } from "../../worker/db.ts";
import { startCluster } from "../../worker/postgres/start-cluster.ts";
import type { Cluster } from "../../worker/postgres/start-cluster.ts";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { bareHost } from "../worker/bare-host.ts";

describe.each(majors())("autovacuum in the way on Postgres %i", { timeout: 120_000 }, (major) => {
  let cluster: Cluster;
  let admin: Database;
  beforeAll(async () => {
    cluster = await startCluster({ major, throwaway: true, settings: { autovacuum: "on", autovacuum_naptime: "1s" } });
    admin = openPool(cluster.url("postgres"), "test admin", 4);
    await admin.query("create role own nologin; create role exe login noinherit password 'p'; grant own to exe; create schema t authorization own");
  });
  afterAll(async () => {
    await admin.end();
    await cluster.stop();
  });

  /** A table that autovacuum is at work on, slowly. */
  const vacuumed = async (): Promise<void> => {
    await admin.query(
      "drop table if exists t.a; create table t.a (id bigint, v text) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1, autovacuum_enabled = false); insert into t.a select g, repeat('x', 500) from generate_series(1, 20000) as g; update t.a set v = v || 'y'; alter table t.a owner to own; alter table t.a set (autovacuum_enabled = true)",
    );
    await waitFor(
      "autovacuum to hold the table",
      async () => (await admin.query("select from pg_stat_progress_vacuum where relid = 't.a'::regclass")).rowCount === 1,
      60_000,
    );
  };
  const addColumn: Run = { kind: "transaction", lock_mode: "ACCESS EXCLUSIVE", lock_tables: ["t.a"], statements: ["alter table t.a add column z integer"] };
  const step = async (): Promise<{ readonly outcome: unknown; readonly heard: readonly (string | null)[] }> => {
    const heard: (string | null)[] = [];
    const url = new URL(cluster.url("postgres"));
    [url.username, url.password] = ["exe", "p"];
    const session = await openSession(url.href, "data-architect run p_test");
    const host = await bareHost(session, admin, "own", {
      waiting: (text) => {
        heard.push(text);
        return Promise.resolve();
      },
      policy: { ...DEFAULT_POLICY, lock_wait_cap_ms: 3_000, longest_pause_ms: 200 },
    });
    const outcome = await executeStep(host, {
      ordinal: 1,
      what: "add a column",
      object: "table:t.a",
      run: addColumn,
      text: "",
      brief: true,
      blocks: "everything",
      probe: null,
      verify: null,
      tables: ["t.a"],
    });
    await session.end();
    return { outcome, heard };
  };

  it("is named where it can't be made to yield, and goes on", async () => {
    await vacuumed();
    const { outcome, heard } = await step();
    expect(heard[0]).toMatch(/^t\.a is held by autovacuum \(pid \d+\); try 2 follows by itself; to let it pass now: it yields or ends by itself/);
    expect(outcome).toMatchObject({ kind: "blocked" });
    expect((await admin.query("select from pg_stat_progress_vacuum where relid = 't.a'::regclass")).rowCount).toBe(1);
  });

  it("yields to a step whose deadlock_timeout is shorter than its lock_timeout", async () => {
    await admin.query("grant set on parameter deadlock_timeout to exe");
    await vacuumed();
    const { outcome } = await step();
    expect(outcome).toMatchObject({ kind: "done" });
  });
});
