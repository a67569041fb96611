/** What the owner of a table can do to the session that runs the plan: each attempt is undone, found out or of no use (decision 0002, rules 4 to 7). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Run } from "../../plv8/src/types/plan.ts";
import { executeStep } from "../../worker/apply/execute-step.ts";
import { leaveOwner } from "../../worker/apply/session.ts";
import type { StepHost, StepOutcome, Work } from "../../worker/apply/step-host.ts";
import { openPool, openSession } from "../../worker/db.ts";
import type { Database, Session } from "../../worker/db.ts";
import { useDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { bareHost } from "../worker/bare-host.ts";

const UPDATE: Run = {
  kind: "transaction",
  lock_mode: null,
  lock_tables: [],
  statements: ["update t.a set v = 'new' where id = 1", "update t.b set v = 'new'"],
};

describe.each(majors())("code of the owner inside a run on Postgres %i", (major) => {
  const database = useDatabase({ major });
  const names = {
    owner: `own1_${String(major)}_${String(process.pid)}`,
    other: `own2_${String(major)}_${String(process.pid)}`,
    executor: `exe_${String(major)}_${String(process.pid)}`,
  };
  let admin: Database;
  let session: Session;
  let recorded_by: string[];

  beforeAll(async () => {
    admin = openPool(database.url, "test admin", 4);
    const setOnly = major >= 16 ? " with inherit false, set true" : "";
    await admin.query(`create role ${names.owner} nologin; create role ${names.other} nologin; create role ${names.executor} login noinherit password 'p'`);
    await admin.query(`grant ${names.owner}, ${names.other} to ${names.executor}${setOnly}`);
    await admin.query(
      `create schema t authorization ${names.owner}; create schema other authorization ${names.other}; create table other.secrets (v text); alter table other.secrets owner to ${names.other}`,
    );
    if (major >= 17) await admin.query(`alter role ${names.executor} set transaction_timeout = '7s'`);
    session = await openSession(database.urlOf({ user: names.executor, password: "p" }), "data-architect run p_test");
  });
  afterAll(async () => {
    await session.end();
    await admin.query(`drop owned by ${names.owner}, ${names.other} cascade; drop role ${names.executor}; drop role ${names.owner}; drop role ${names.other}`);
    await admin.end();
  });
  beforeEach(async () => {
    recorded_by = [];
    await admin.query(`
      drop table if exists t.a, t.b;
      create table t.a (id bigint primary key, v text); insert into t.a values (1, 'old'), (2, 'old'); alter table t.a owner to ${names.owner};
      create table t.b (id bigint primary key, v text); insert into t.b values (1, 'old'); alter table t.b owner to ${names.owner};
      delete from other.secrets`);
  });

  /** Table t.a gets a trigger with this body. */
  const trap = async (body: string, when = "after update on t.a"): Promise<void> => {
    const constraint = /deferrable/.test(when) ? "constraint" : "";
    await admin.query(
      `create or replace function t.trap() returns trigger language plpgsql as $trap$ begin ${body}; return new; end $trap$; alter function t.trap() owner to ${names.owner}`,
    );
    await admin.query(`create ${constraint} trigger trap ${when} for each row execute function t.trap()`);
  };
  const work = (run: Run): Work => ({
    ordinal: 1,
    what: "the step",
    object: "table:t.a",
    run,
    text: "",
    brief: true,
    blocks: "everything",
    probe: null,
    verify: null,
    tables: ["t.a"],
  });
  const execute = async (run: Run, more: Partial<StepHost> = {}): Promise<StepOutcome> =>
    executeStep(
      await bareHost(session, admin, names.owner, {
        record: async () => {
          recorded_by.push((await session.query<{ who: string }>("select current_user::text as who")).rows[0]?.who ?? "");
        },
        ...more,
      }),
      work(run),
    );
  const values = async (): Promise<readonly string[]> =>
    (await admin.query<{ v: string }>("select v from t.a union all select v from t.b")).rows.map((row) => row.v);
  const left = async (query: string): Promise<unknown> => Object.values((await session.query<Record<string, unknown>>(query)).rows[0] ?? {})[0];

  it("that resets the role is found out, and the step is rolled back", async () => {
    await trap("reset role");
    expect(await execute(UPDATE)).toMatchObject({ kind: "failed" });
    await admin.query(`grant usage on schema t to ${names.executor}; grant update, select on t.b to ${names.executor}`);
    const outcome = await execute(UPDATE);
    expect(outcome).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining(`set the role to ${names.executor}; nothing of the step was kept`) as string,
    });
    expect(await values()).toEqual(["old", "old", "old"]);
    expect(recorded_by).toEqual([]);
  });

  it("that becomes another project's owner keeps nothing of what it did there", async () => {
    await trap(`reset role; perform set_config('role', '${names.other}', false); insert into other.secrets values ('stolen')`);
    const outcome = await execute({ kind: "transaction", lock_mode: null, lock_tables: [], statements: ["update t.a set v = 'new' where id = 1"] });
    expect(outcome).toMatchObject({ kind: "failed", reason: expect.stringContaining(`set the role to ${names.other}`) as string });
    expect((await admin.query("select from other.secrets")).rowCount).toBe(0);
  });

  it("that changes the path is found out before the record", async () => {
    await trap("perform set_config('search_path', 't', false)");
    expect(await execute(UPDATE)).toMatchObject({ kind: "failed", reason: expect.stringContaining("set search_path to t") as string });
    expect(recorded_by).toEqual([]);
  });

  it("that could switch triggers off is found out before the record", async () => {
    const root = await openSession(database.url, "one whom a DBA let");
    await root.query(`set session_replication_role = replica; set search_path = pg_catalog, pg_temp; set role ${names.owner}; begin`);
    await expect(leaveOwner(root, names.owner)).rejects.toThrow("set session_replication_role to replica; nothing of the step was kept");
    await root.end();
  });

  it("runs deferred triggers as the owner and before the record, and a failing one fails the step", async () => {
    await trap("insert into t.b values (7, current_user)", "after update on t.a deferrable initially deferred");
    expect(await execute(UPDATE)).toMatchObject({ kind: "done" });
    expect((await admin.query("select v from t.b where id = 7")).rows).toEqual([{ v: names.owner }]);
    expect(recorded_by).toEqual([names.executor]);
    await admin.query("delete from t.b where id = 7; drop trigger trap on t.a");
    await trap("raise exception 'not today'", "after update on t.a deferrable initially deferred");
    expect(await execute(UPDATE)).toMatchObject({ kind: "failed", reason: expect.stringContaining("not today") as string });
    expect(recorded_by).toHaveLength(1);
  });

  it("leaves no setting, temporary table, lock, listener or prepared statement to the next step", async () => {
    await trap(`
      perform set_config('statement_timeout', '1h', false), set_config('lock_timeout', '1h', false), set_config('timezone', 'Asia/Tokyo', false), set_config('shop.flag', 'set', false);
      create temp table pg_class (relname text);
      perform pg_advisory_lock(4711);
      listen trap;
      execute 'prepare trap as select 1'`);
    await execute(UPDATE);
    expect(
      await left(
        "select current_setting('statement_timeout') || current_setting('lock_timeout') || current_setting('timezone') || coalesce(current_setting('shop.flag', true), '')",
      ),
    ).toBe("00UTC");
    expect(await left("select count(*)::int from pg_catalog.pg_class where relnamespace = pg_my_temp_schema()")).toBe(0);
    expect(await left("select count(*)::int from pg_locks where pid = pg_backend_pid() and locktype = 'advisory'")).toBe(0);
    expect(
      await left("select (select count(*)::int from pg_listening_channels()) + (select count(*)::int from pg_prepared_statements where name = 'trap')"),
    ).toBe(0);
  });

  it.runIf(major >= 17)("is not cut off by what its login's transactions may take", async () => {
    const pool = openPool(database.urlOf({ user: names.executor, password: "p" }), "data-architect worker", 1);
    const limit = "select current_setting('transaction_timeout') as held";
    expect([(await pool.query(limit)).rows, (await session.query(limit)).rows]).toEqual([[{ held: "0" }], [{ held: "0" }]]);
    await pool.end();
    await trap("perform set_config('transaction_timeout', '1h', false)");
    await execute(UPDATE);
    expect(await left("select current_setting('transaction_timeout')")).toBe("0");
  });

  it("can't take the limits off a later statement of its step", async () => {
    await trap("perform set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)");
    const blocker = await openSession(database.url, "blocker");
    await blocker.query("begin; lock table t.b in access exclusive mode");
    const outcome = await execute(UPDATE, { policy: { ...(await bareHost(session, admin, names.owner)).policy, lock_wait_cap_ms: 300 } });
    await blocker.end();
    expect(outcome).toMatchObject({ kind: "blocked" });
  });

  it("that catches its cancellation is ended with the session, soon", async () => {
    await trap("begin perform pg_sleep(60); exception when query_canceled then perform pg_sleep(60); end");
    const other = await openSession(database.urlOf({ user: names.executor, password: "p" }), "data-architect run p_test");
    const outcome = await executeStep(await bareHost(other, admin, names.owner), work(UPDATE));
    expect(outcome).toMatchObject({ kind: "failed", reason: expect.stringContaining("outlasted its own time limit and was ended with its session") as string });
    expect(await values()).toEqual(["old", "old", "old"]);
    await other.end();
  });

  it("between two batches changes nothing for the next one", async () => {
    await trap("perform set_config('search_path', 't', true), set_config('timezone', 'Asia/Tokyo', false)", "before update on t.a");
    const zones: string[] = [];
    const batch: Run = {
      kind: "batches",
      high_water: "select array['2']",
      batch: `with seen as (select id from t.a where ($1::text[] is null or id > ($1::text[])[1]::bigint) and id <= ($2::text[])[1]::bigint order by id limit 1),
              changed as (update t.a set v = current_setting('timezone') from seen where t.a.id = seen.id returning 1)
              select (select array[max(id)::text] from seen having max(id) is not null) as cursor, 1 as scanned, (select count(*)::int from changed) as changed, $3::int as size`,
    };
    expect(await execute(batch)).toMatchObject({ kind: "failed", reason: expect.stringContaining("search_path") as string });
    await admin.query("drop trigger trap on t.a");
    await trap("perform set_config('timezone', 'Asia/Tokyo', false)", "before update on t.a");
    expect(
      await execute(batch, {
        at: async (point) => {
          if (point === "after-batch") zones.push(String(await left("select v from t.a order by id limit 1").catch(() => "hidden")));
        },
      }),
    ).toMatchObject({ kind: "done" });
    expect((await admin.query("select v from t.a order by id")).rows).toEqual([{ v: "UTC" }, { v: "UTC" }]);
  });
});
