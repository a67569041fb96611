import type pg from "pg";
import { describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { useDatabase } from "../helpers/database.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { shopText } from "../helpers/shop.ts";
import { compileHere, compilePlanHere } from "./compile-here.ts";

type Proof = { readonly ok: boolean; readonly missing?: readonly string[]; readonly error?: string };

/** As login arch_worker: what a proof said. */
const recordProof = (worker: pg.Client, plan: string, proof: Proof): Promise<unknown> =>
  worker.query("select arch_worker.record_proof($1, $2::jsonb)", [
    plan,
    JSON.stringify({ forward_steps: 3, back_steps: 2, seconds: 1.25, differences: [], missing: [], ...proof }),
  ]);

describe.each(majors())("from document to proved plan on Postgres %i", (major) => {
  const database = useDatabase({ major, template: () => peopledTemplate(major) });
  const workerOf = async (on: TestDatabase): Promise<pg.Client> => connect(on, await ourLogin("arch_worker", major));
  const declare = async (ada: pg.Client, worker: pg.Client, document: string): Promise<string> => {
    const { rows } = await ada.query<{ request: string; state: string }>("select * from arch.declare('shop', $1)", [document]);
    await compileHere(worker, rows[0]?.request ?? "");
    return rows[0]?.request ?? "";
  };

  test("a project: who may make one, and what it needs of its owner role and schemas", async () => {
    const root = await connect(database);
    const bob = await connect(database, personLogin("bob"));
    await expect(bob.query("select * from arch.project('mine', array['mine']::name[], 'shop_owner')")).rejects.toMatchObject({ code: "ZA002" });
    const project = (text: string): Promise<unknown> => root.query(`select * from arch.project(${text})`);
    await expect(project("'Bad Name', array['x']::name[], 'shop_owner'")).rejects.toMatchObject({ code: "ZA008" });
    await expect(project("'x', array['pg_catalog']::name[], 'shop_owner'")).rejects.toMatchObject({ code: "ZA008" });
    await expect(project("'x', array['arch_jobs']::name[], 'shop_owner'")).rejects.toMatchObject({ code: "ZA008" });
    await expect(project("'x', array['shop']::name[], 'shop_owner'")).rejects.toMatchObject({
      code: "ZA008",
      message: expect.stringContaining("schema shop belongs to project shop") as string,
    });
    await expect(project("'x', array['x']::name[], 'no_such_role'")).rejects.toMatchObject({
      code: "ZA013",
      hint: `create role no_such_role nologin; grant no_such_role to arch_owner with ${major >= 16 ? "admin true, inherit false, set false" : "admin option"}; create schema x authorization no_such_role;`,
    });
    await expect(project("'x', array['x']::name[], 'postgres'")).rejects.toMatchObject({ code: "ZA013" });
    await expect(project("'x', array['x']::name[], 'shop_app'")).rejects.toMatchObject({
      code: "ZA013",
      hint: expect.stringContaining("grant shop_app to arch_owner") as string,
    });
    await expect(project("'x', array['x']::name[], 'shop_owner'")).rejects.toMatchObject({ code: "ZA013", hint: "create schema x authorization shop_owner;" });
    await expect(project("'x', array['shop2']::name[], 'shop_owner', array['no_app']::name[]")).rejects.toMatchObject({ code: "ZA008" });
    expect((await root.query("select name from arch.projects")).rows).toEqual([{ name: "shop" }]);
  });

  test("a sound document is checked without leaving a version; an unsound one tells everything at once, with its place", async () => {
    const ada = await connect(database, personLogin("ada"));
    const worker = await workerOf(database);
    const [asked] = (await ada.query<{ request: string; state: string }>("select request, state, next from arch.check($1)", [await shopText(1)])).rows;
    expect(asked).toMatchObject({ state: "compiling", next: expect.stringContaining(`then call arch.await('${asked?.request ?? ""}')`) as string });
    await compileHere(worker, asked?.request ?? "");
    expect((await ada.query("select arch.filled($1) like '%entities%' as filled", [asked?.request])).rows).toEqual([{ filled: true }]);
    expect(
      (
        await ada.query("select state, compiled_by, jsonb_array_length(result #> '{design,decisions}') > 10 as decided from arch.requests where id = $1", [
          asked?.request,
        ])
      ).rows,
    ).toEqual([{ state: "done", compiled_by: "worker", decided: true }]);
    const [bad] = (await ada.query<{ request: string }>("select request from arch.check('model: shop\nentities: { thing: { is: 3, sparkles: true } }')")).rows;
    await compileHere(worker, bad?.request ?? "");
    const issues = (await ada.query<{ severity: string; path: string; line: number; hint: string }>("select * from arch.issues($1)", [bad?.request])).rows;
    expect(issues.length).toBeGreaterThan(1);
    expect(issues.every((issue) => issue.line === 2 || issue.line === 1)).toBe(true);
    expect((await ada.query("select count(*)::int as n from arch.model_versions")).rows).toEqual([{ n: 0 }]);
    await expect(ada.query("select * from arch.check('')")).rejects.toMatchObject({ code: "ZA008" });
    await expect(ada.query("select * from arch.check(repeat('x', 6000001))")).rejects.toMatchObject({ code: "ZA008" });
  });

  test("authors declare, others don't; the same model again is the same version; an unsound one is none", async () => {
    const [ada, bob, worker] = [await connect(database, personLogin("ada")), await connect(database, personLogin("bob")), await workerOf(database)];
    await expect(bob.query("select * from arch.declare('shop', 'x')")).rejects.toMatchObject({ code: "ZA002", hint: expect.stringContaining("ada") as string });
    await expect(ada.query("select * from arch.declare('nowhere', 'x')")).rejects.toMatchObject({ code: "ZA003" });
    await expect(ada.query("select * from arch.plan('shop')")).rejects.toMatchObject({ code: "ZA005" });
    await declare(ada, worker, await shopText(1));
    await declare(ada, worker, await shopText(1));
    await declare(ada, worker, "model: shop");
    expect((await ada.query("select version, model_digest <> '' as digest from arch.model_versions")).rows).toEqual([{ version: 1, digest: true }]);
    expect((await ada.query("select state, count(*)::int as n from arch.requests where kind = 'declare' group by 1 order by 1")).rows).toEqual([
      { state: "done", n: 2 },
      { state: "failed", n: 1 },
    ]);
    expect((await ada.query("select count(*) > 10 as many from arch.decisions")).rows).toEqual([{ many: true }]);
    expect((await ada.query("select count(*) > 0 as some from arch.explain('orders')")).rows).toEqual([{ some: true }]);
    await expect(ada.query("select * from arch.explain('no_such_thing')")).rejects.toMatchObject({ code: "ZA006" });
  });

  test("a plan is compiled, stored with its digest, read as columns, proved; a newer one supersedes it", async () => {
    const [ada, bob, worker] = [await connect(database, personLogin("ada")), await connect(database, personLogin("bob")), await workerOf(database)];
    await expect(bob.query("select * from arch.plan('shop')")).rejects.toMatchObject({ code: "ZA002" });
    const [asked] = (await ada.query<{ plan: string }>("select * from arch.plan('shop')")).rows;
    expect(asked).toMatchObject({ model: "v1", state: "compiling", steps: null });
    const plan = asked?.plan ?? "";
    await compilePlanHere(worker, ada, plan);
    const [row] = (
      await bob.query(
        "select state, compiled_by, base_catalog is not null as base, encode(sha256(convert_to(header || E'\\n' || (select string_agg(body, E'\\n' order by ordinal) from arch.plan_steps where plan = id), 'UTF8')), 'hex') = steps_digest as digest from arch.plans where id = $1",
        [plan],
      )
    ).rows;
    expect(row).toEqual({ state: "planned", compiled_by: "worker", base: true, digest: true });
    const steps = (await bob.query<{ ordinal: number; lock: string; estimate: string; basis: string }>("select * from arch.steps($1)", [plan])).rows;
    expect(steps.map((step) => step.ordinal)).toEqual(steps.map((_, at) => at + 1));
    expect(steps.every((step) => /s$|min$/.test(step.estimate))).toBe(true);
    expect((await bob.query("select count(*) > 10 as many from arch.script($1) where sql like '%;'", [plan])).rows).toEqual([{ many: true }]);
    expect((await bob.query("select count(*) > 0 as some from arch.script($1, 'back')", [plan])).rows).toEqual([{ some: true }]);
    await expect(bob.query("select * from arch.script($1, 'sideways')", [plan])).rejects.toMatchObject({ code: "ZA008" });
    await recordProof(worker, plan, { ok: true });
    const notices: string[] = [];
    bob.on("notice", (notice) => notices.push(notice.message ?? ""));
    await bob.query("call arch.await($1)", [plan]);
    expect(notices).toEqual([
      `${plan} proved in 1.3 s: 3 steps forward, 2 back, locks as planned; to put it before its approvers: select * from arch.submit('${plan}')`,
    ]);
    const [next] = (await ada.query<{ plan: string }>("select plan from arch.plan('shop')")).rows;
    expect((await ada.query("select state, reason from arch.plans where id = $1", [plan])).rows).toEqual([
      { state: "superseded", reason: `by ${next?.plan ?? ""}` },
    ]);
    await compilePlanHere(worker, ada, next?.plan ?? "");
    await recordProof(worker, next?.plan ?? "", { ok: false, missing: ["extension postgis"] });
    expect((await ada.query("select state, reason from arch.plans where id = $1", [next?.plan])).rows).toEqual([
      { state: "unproven", reason: "scratch lacks extension postgis" },
    ]);
    const [third] = (await ada.query<{ plan: string }>("select plan from arch.plan('shop')")).rows;
    await compilePlanHere(worker, ada, third?.plan ?? "");
    await recordProof(worker, third?.plan ?? "", { ok: false, error: "relation exists" });
    expect((await ada.query("select state, reason from arch.plans where id = $1", [third?.plan])).rows).toEqual([
      { state: "failed", reason: "relation exists" },
    ]);
  });

  test("a plan asked for while its model compiles queues behind it, and fails with it", async () => {
    const [ada, worker] = [await connect(database, personLogin("ada")), await workerOf(database)];
    const [good] = (await ada.query<{ request: string }>("select request from arch.declare('shop', $1)", [`${await shopText(1)}\n# another text\n`])).rows;
    const [queued] = (await ada.query<{ plan: string }>("select plan, model, state from arch.plan('shop')")).rows;
    expect(queued).toMatchObject({ model: "next", state: "compiling" });
    await compileHere(worker, good?.request ?? "");
    await compilePlanHere(worker, ada, queued?.plan ?? "");
    expect((await ada.query("select state, to_version from arch.plans where id = $1", [queued?.plan])).rows).toEqual([{ state: "planned", to_version: 1 }]);
    const [bad] = (await ada.query<{ request: string }>("select request from arch.declare('shop', 'model: shop')")).rows;
    const [doomed] = (await ada.query<{ plan: string }>("select plan from arch.plan('shop')")).rows;
    await compileHere(worker, bad?.request ?? "");
    expect((await ada.query("select state, reason like 'its model was refused: %' as said from arch.plans where id = $1", [doomed?.plan])).rows).toEqual([
      { state: "failed", said: true },
    ]);
  });

  test("await says that no worker was seen, refuses a transaction block and unknown ids", async () => {
    const ada = await connect(database, personLogin("ada"));
    const [asked] = (await ada.query<{ request: string }>("select request from arch.check('model: x')")).rows;
    await expect(ada.query("call arch.await($1, '1 ms')", [asked?.request])).rejects.toMatchObject({
      code: "ZA018",
      hint: expect.stringContaining("no worker") as string,
    });
    await expect(ada.query("call arch.await('p_99999')")).rejects.toMatchObject({ code: "ZA004" });
    await expect(ada.query("call arch.await('what')")).rejects.toMatchObject({ code: "ZA006" });
    await ada.query("begin");
    await expect(ada.query("call arch.await($1)", [asked?.request])).rejects.toMatchObject({ code: expect.stringMatching(/^(ZA012|2D000)$/) as string });
    await ada.query("rollback");
  });

  test("tampered output of a compiler is not stored", async () => {
    const [ada, worker] = [await connect(database, personLogin("ada")), await workerOf(database)];
    const [asked] = (await ada.query<{ plan: string }>("select plan from arch.plan('shop')")).rows;
    const [{ request } = { request: "" }] = (await ada.query<{ request: string }>("select request_id as request from arch.plans where id = $1", [asked?.plan]))
      .rows;
    const output = {
      ok: true,
      warnings: [],
      value: { header: "{}", steps: ["{}"], steps_digest: "0".repeat(64), changes: [], base_addresses: [], base_fingerprint: "", summary: {} },
    };
    await expect(worker.query("select arch_worker.record_compile($1, $2, 'worker', 'x', '{}')", [request, JSON.stringify(output)])).rejects.toMatchObject({
      code: "ZA017",
    });
    expect((await ada.query("select state from arch.plans where id = $1", [asked?.plan])).rows).toEqual([{ state: "compiling" }]);
    await expect(ada.query("select arch_worker.next_compile($1)", [request])).rejects.toMatchObject({ code: "42501" });
  });

  test("who has no role in the project sees nothing of it", async () => {
    const root = await connect(database);
    expect((await root.query("select count(*) > 0 as some from arch.plans")).rows).toEqual([{ some: true }]);
    await root.query("select * from arch.add_person('Nobody')");
    await root.query("select * from arch.map_login('nobody', 'Nobody')");
    const nobody = await connect(database, personLogin("nobody"));
    for (const table of ["projects", "plans", "plan_steps", "model_versions", "decisions", "proofs", "runs", "findings", "requests"]) {
      expect((await nobody.query(`select count(*)::int as n from arch.${table}`)).rows, table).toEqual([{ n: 0 }]);
    }
    await expect(nobody.query("select * from arch.steps('p_1')")).rejects.toMatchObject({ code: "ZA004" });
    await expect(nobody.query("select * from arch.plan('shop')")).rejects.toMatchObject({ code: "ZA003" });
  });

  test("estimates rest on statistics of tables that our own role has no right to", async () => {
    const root = await connect(database);
    await root.query(
      'create table shop."odd.name" as select g from generate_series(1, 5000) as g; analyze shop."odd.name"; create table shop.fresh (id int); revoke all on schema shop from public',
    );
    const facts = async (address: string): Promise<unknown> =>
      (await root.query("select live_rows::int, basis from arch_private.table_facts($1)", [address])).rows[0];
    expect(await facts('table:shop."odd.name"')).toMatchObject({ live_rows: 5000, basis: expect.stringMatching(/^reltuples 5,000, /) as string });
    expect(await facts("table:shop.fresh")).toEqual({ live_rows: 0, basis: "never analysed, 0 bytes on disk" });
    expect(await facts("table:shop.nowhere")).toEqual({ live_rows: 0, basis: "not there yet" });
    await root.query('drop table shop."odd.name", shop.fresh');
  });

  test("a plan's state moves only as drawn", async () => {
    const root = await connect(database);
    const [{ id } = { id: "" }] = (await root.query<{ id: string }>("select id from arch.plans where state = 'compiling' limit 1")).rows;
    await expect(root.query("select arch_private.move_plan($1, 'approved')", [id])).rejects.toMatchObject({ code: "ZA007" });
    await root.query("select arch_private.move_plan($1, 'withdrawn', 'test')", [id]);
    expect((await root.query("select kind, detail ->> 'reason' as reason from arch.events where plan = $1 order by at desc limit 1", [id])).rows).toEqual([
      { kind: "plan_withdrawn", reason: "test" },
    ]);
    const ada = await connect(database, personLogin("ada"));
    await expect(ada.query("select arch_private.move_plan($1, 'approved')", [id])).rejects.toMatchObject({ code: "42501" });
  });
});
