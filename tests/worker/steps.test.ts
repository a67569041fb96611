/** The step interpreter on a real Postgres, with a ledger that only remembers: what a step does to locks, time and data. */
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Run } from "../../plv8/src/types/plan.ts";
import { executeStep } from "../../worker/apply/execute-step.ts";
import { DEFAULT_POLICY } from "../../worker/apply/policy.ts";
import type { BatchProgress, BatchStart, StepHost, StepOutcome, StopRequest, Work } from "../../worker/apply/step-host.ts";
import { openPool, openSession } from "../../worker/db.ts";
import type { Database, Session } from "../../worker/db.ts";
import { connect } from "../helpers/connect.ts";
import { useDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { bareHost } from "./bare-host.ts";

const ROWS = 3_000;
const BATCH: Extract<Run, { kind: "batches" }> = {
  kind: "batches",
  high_water: "select array[max(id)::text] from t.a having max(id) is not null",
  batch: `
    with seen as (
      select id from t.a
       where ($1::text[] is null or id > ($1::text[])[1]::bigint) and id <= ($2::text[])[1]::bigint
       order by id limit $3
    ), filled as (
      update t.a set w = t.a.v from seen where t.a.id = seen.id and t.a.w is distinct from t.a.v returning 1
    )
    select (select array[max(id)::text] from seen having max(id) is not null) as cursor,
           (select count(*)::int from seen) as scanned, (select count(*)::int from filled) as changed`,
};

describe.each(majors())("a step on Postgres %i", (major) => {
  const database = useDatabase({ major });
  const owner = `owner_${String(major)}_${String(process.pid)}`;
  const login = { user: `executor_${String(major)}_${String(process.pid)}`, password: "" };
  let admin: Database;
  let session: Session;
  let heard: { waiting: (string | null)[]; progress: BatchProgress[]; recorded: number[]; stop: StopRequest | null; start: BatchStart };

  beforeAll(async () => {
    admin = openPool(database.url, "test admin", 4);
    login.password = "p" + String(process.pid);
    await admin.query(
      `create role ${owner} nologin; create role ${login.user} login password '${login.password}'; grant ${owner} to ${login.user}; create schema t authorization ${owner}`,
    );
    session = await openSession(database.urlOf(login), "data-architect run p_test");
  });
  afterAll(async () => {
    await session.end();
    await admin.query(`drop owned by ${owner} cascade; drop role ${login.user}; drop role ${owner}`);
    await admin.end();
  });
  beforeEach(async () => {
    heard = { waiting: [], progress: [], recorded: [], stop: null, start: null };
    await admin.query(
      `drop table if exists t.a; create table t.a (id bigint primary key, v text, w text); insert into t.a select g, 'x' || g from generate_series(1, ${String(ROWS)}) as g; alter table t.a owner to ${owner}`,
    );
  });

  const step = (run: Run, more: Partial<Work> = {}): Work => ({
    ordinal: 1,
    what: "the step",
    object: "table:t.a",
    run,
    text: JSON.stringify(run),
    brief: true,
    blocks: "everything",
    probe: null,
    verify: null,
    tables: ["t.a"],
    ...more,
  });
  const execute = async (work: Work, more: Partial<StepHost> = {}, cap_ms = 20_000): Promise<StepOutcome> => {
    const host = await bareHost(session, admin, owner, {
      policy: { ...DEFAULT_POLICY, lock_wait_cap_ms: cap_ms, longest_pause_ms: 200 },
      record: (done) => {
        heard.recorded.push(done.ordinal);
        return Promise.resolve();
      },
      progress: (_, progress) => {
        heard.progress.push(progress);
        return Promise.resolve();
      },
      batchStart: () => heard.start,
      waiting: (text) => {
        heard.waiting.push(text);
        return Promise.resolve();
      },
      stopRequest: () => Promise.resolve(heard.stop),
      ...more,
    });
    return executeStep(host, work);
  };
  const addColumn = step({ kind: "transaction", lock_mode: "ACCESS EXCLUSIVE", lock_tables: ["t.a"], statements: ["alter table t.a add column z integer"] });
  const one = async <T extends pg.QueryResultRow>(text: string): Promise<T | undefined> => (await admin.query<T>(text)).rows[0];

  it("waits for a long reader, names it, and succeeds after its release", async () => {
    const reader = await connect(database);
    await reader.query("set application_name = 'monthly report'; begin; select count(*) from t.a");
    const outcome = await execute(addColumn, {
      waiting: async (text) => {
        heard.waiting.push(text);
        if (heard.waiting.length === 2) await reader.query("commit");
      },
    });
    expect(outcome.kind).toBe("done");
    expect(heard.waiting[0]).toMatch(
      /^t\.a is held by pid \d+ \(postgres, monthly report\), in its transaction for \d+ s, idle in transaction; try 2 follows by itself; to let it pass now: end that transaction, or select pg_terminate_backend\(\d+\)$/,
    );
    expect(heard.waiting.at(-1)).toBeNull();
  });

  it("gives up at the cap with the blocker's name, holding nothing and having killed nobody", async () => {
    const reader = await connect(database);
    await reader.query("begin; select count(*) from t.a");
    const outcome = await execute(addColumn, {}, 300);
    expect(outcome).toMatchObject({
      kind: "blocked",
      reason: expect.stringMatching(/stopped after \d+ tries in \d+ s: t\.a is held by pid \d+ .* then resume the run/) as string,
    });
    expect((await reader.query("select 1 as alive")).rows).toEqual([{ alive: 1 }]);
    expect(await one("select count(*)::int as n from pg_locks where relation = 't.a'::regclass and mode = 'AccessExclusiveLock'")).toEqual({ n: 0 });
  });

  it("is rolled back as a whole when its verify query says no", async () => {
    const outcome = await execute({ ...addColumn, verify: "select false" });
    expect(outcome).toMatchObject({ kind: "failed", reason: expect.stringContaining("did not have its effect") as string });
    expect(heard.recorded).toEqual([]);
    expect(await one("select count(*)::int as n from pg_attribute where attrelid = 't.a'::regclass and attname = 'z'")).toEqual({ n: 0 });
  });

  it("fails for good on an error that waiting can't cure", async () => {
    const outcome = await execute(step({ kind: "transaction", lock_mode: null, lock_tables: [], statements: ["alter table t.nowhere add column z integer"] }));
    expect(outcome).toMatchObject({ kind: "failed", reason: expect.stringContaining("42P01") as string });
  });

  it("backfills in batches to the high-water mark, and stops between batches when asked", async () => {
    const paused = await execute(step(BATCH, { blocks: "nothing" }), {
      progress: (_, progress) => {
        heard.progress.push(progress);
        if (heard.progress.length === 2) heard.stop = "paused";
        return Promise.resolve();
      },
    });
    expect(paused).toEqual({ kind: "stopped", why: "paused" });
    const last = heard.progress.at(-1);
    expect(last?.scanned).toBe(500);
    heard = { ...heard, progress: [], stop: null, start: { cursor: last?.cursor ?? null, high_water: last?.high_water ?? [] } };
    const outcome = await execute(step(BATCH, { blocks: "nothing", verify: "select not exists (select from t.a where w is distinct from v)" }));
    expect(outcome.kind).toBe("done");
    expect(heard.progress.reduce((sum, batch) => sum + batch.changed, 0)).toBe(ROWS - 500);
  });

  it("knows a column that was added a moment ago before its first batch", async () => {
    const known = async (): Promise<number> =>
      (await one<{ n: number }>("select count(*)::int as n from pg_stats where schemaname = 't' and tablename = 'a' and attname = 'fresh'"))?.n ?? -1;
    await admin.query("alter table t.a add column fresh text");
    expect(await known()).toBe(0);
    const seen: number[] = [];
    expect(
      (
        await execute(step(BATCH, { blocks: "nothing" }), {
          progress: async () => {
            seen.push(await known());
          },
        })
      ).kind,
    ).toBe("done");
    expect(seen[0]).toBe(1);
  });

  it("raises instead of skipping rows that a forced policy hides from the owner", async () => {
    await admin.query("alter table t.a enable row level security; alter table t.a force row level security; create policy none on t.a using (false)");
    const outcome = await execute(step(BATCH, { blocks: "nothing" }));
    expect(outcome).toMatchObject({ kind: "failed", reason: expect.stringContaining("42501") as string });
  });

  it("does not build an index twice, and repairs an invalid leftover first", async () => {
    const invalid = "select exists (select from pg_index where indexrelid = to_regclass('t.a_w') and not indisvalid)";
    const valid = "select exists (select from pg_index where indexrelid = to_regclass('t.a_w') and indisvalid)";
    const run: Run = {
      kind: "concurrent",
      statement: "create unique index concurrently a_w on t.a (w)",
      leftover: invalid,
      repair: "drop index concurrently t.a_w",
    };
    await admin.query("update t.a set w = 'same'");
    expect((await execute(step(run, { probe: valid, verify: valid, blocks: "nothing" }))).kind).toBe("failed");
    expect(await one(invalid)).toEqual({ exists: true });
    await admin.query("update t.a set w = v");
    expect((await execute(step(run, { probe: valid, verify: valid, blocks: "nothing" }))).kind).toBe("done");
    const before = await one<{ oid: number }>("select 't.a_w'::regclass::oid as oid");
    expect((await execute(step(run, { probe: valid, verify: valid, blocks: "nothing" }))).kind).toBe("done");
    expect(await one("select 't.a_w'::regclass::oid as oid")).toEqual(before);
  });

  it("waits for a build that a lost session of its own login goes on with, by name", async () => {
    const [reader, lost] = [await connect(database), await openSession(database.urlOf(login), "data-architect run p_test")];
    await reader.query("begin isolation level repeatable read; select count(*) from t.a");
    await lost.query(`set role ${owner}`);
    const building = lost.query("create index concurrently a_lost on t.a (w)");
    await waitFor(
      "the lost build to begin",
      async () => (await admin.query("select from pg_stat_progress_create_index where relid = 't.a'::regclass")).rowCount === 1 || null,
    );
    const run: Run = { kind: "concurrent", statement: "create index concurrently a_v on t.a (v)", leftover: null, repair: null };
    const waiting = execute(step(run, { blocks: "nothing" }), {
      waiting: async (text) => {
        heard.waiting.push(text);
        if (text?.includes("another index build") === true) await reader.query("commit");
      },
    });
    await waitFor("the step to say what it waits for", () =>
      Promise.resolve(heard.waiting.some((text) => /^table:t\.a: another index build on the same table is running \(pid \d+\)/.test(text ?? "")) || null),
    );
    await building;
    expect((await waiting).kind).toBe("done");
    await lost.end();
  });

  it("takes the locks of all its tables before its first statement", async () => {
    await admin.query(`drop table if exists t.b; create table t.b (id bigint); alter table t.b owner to ${owner}`);
    const both =
      "(select count(*) = 2 from pg_catalog.pg_locks where pid = pg_catalog.pg_backend_pid() and mode = 'AccessExclusiveLock' and relation in ('t.a'::regclass, 't.b'::regclass))";
    const statements = [`do $$ begin if not ${both} then raise exception 'not all locked'; end if; end $$`];
    expect(await execute(step({ kind: "transaction", lock_mode: "ACCESS EXCLUSIVE", lock_tables: ["t.a", "t.b"], statements }))).toMatchObject({
      kind: "done",
    });
    expect(await execute(step({ kind: "transaction", lock_mode: "ACCESS EXCLUSIVE", lock_tables: ["t.a"], statements }))).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("not all locked") as string,
    });
  });

  it("of any kind is not recorded where its verify query says no, and never skips rows that a policy hides", async () => {
    const runs: readonly Run[] = [
      { kind: "scan", statements: ["analyze t.a"] },
      BATCH,
      { kind: "concurrent", statement: "create index concurrently if not exists a_v on t.a (v)", leftover: null, repair: null },
    ];
    for (const run of runs) {
      expect(await execute(step(run, { blocks: "nothing", verify: "select false" })), run.kind).toMatchObject({
        kind: "failed",
        reason: expect.stringContaining("its verify query says no") as string,
      });
    }
    expect(heard.recorded).toEqual([]);
    await admin.query("alter table t.a enable row level security; alter table t.a force row level security; create policy none on t.a using (false)");
    for (const run of [
      { kind: "scan", statements: ["select from t.a"] },
      { kind: "check", query: "select id from t.a" },
    ] satisfies readonly Run[]) {
      expect(await execute(step(run, { blocks: "nothing" })), run.kind).toMatchObject({ kind: "failed", reason: expect.stringContaining("42501") as string });
    }
  });

  it("stops before anything is changed when a check finds obstacles", async () => {
    const outcome = await execute(step({ kind: "check", query: "select 'row ' || id from t.a where id < 3 order by id" }, { blocks: "nothing" }));
    expect(outcome).toMatchObject({ kind: "failed", reason: expect.stringContaining("this stands in the way: row 1; row 2") as string });
  });

  it("undoes what an owner's trigger did to the session before the next step", async () => {
    await session.query("set search_path = t; set timezone = 'Asia/Tokyo'");
    expect((await execute(step({ kind: "scan", statements: ["analyze t.a"] }, { blocks: "nothing" }))).kind).toBe("done");
    expect(
      (
        await session.query(
          "select current_setting('search_path') as path, current_setting('timezone') as zone, current_user::text = session_user::text as own",
        )
      ).rows,
    ).toEqual([{ path: "pg_catalog, pg_temp", zone: "UTC", own: true }]);
  });
});
