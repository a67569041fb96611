import { randomBytes } from "node:crypto";
import { beforeAll, afterAll, describe, expect, test } from "vitest";
import pg from "pg";
import { install } from "../../sql/loader.ts";
import { loadCompiler } from "../../worker/compiler.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { shopText } from "../helpers/shop.ts";
import { query } from "./own-cluster.ts";

const server = process.env["PLV8_DATABASE_URL"] ?? "";

/** Needs a Postgres with plv8, which no npm package brings: PLV8_DATABASE_URL names one (superuser). */
describe.skipIf(server === "")("with plv8 in the database (PLV8_DATABASE_URL)", () => {
  const name = `test_plv8_${randomBytes(4).toString("hex")}`;
  const owner = `${name}_owner`;
  const url = ((): string => {
    if (server === "") return "";
    const made = new URL(server);
    made.pathname = `/${name}`;
    return made.href;
  })();

  beforeAll(async () => {
    await query(server, `create database ${name}`);
    expect((await install(url)).compiler).toBe("plv8");
    await query(url, `create role ${owner}; grant ${owner} to arch_executor; create schema shop authorization ${owner}`);
    await query(url, "select * from arch.project('shop', array['shop']::name[], $1)", [owner]);
  });
  afterAll(async () => {
    await query(server, `drop database if exists ${name} with (force)`);
    await query(server, `drop role if exists ${owner}`);
  });

  test("check, declare and plan return at once, and steps equal the worker's byte for byte", async () => {
    expect(await query(url, "select state, issues from arch.check('model: x')")).toEqual([{ state: "failed", issues: 1 }]);
    expect(await query(url, "select version, state from arch.declare('shop', $1)", [await shopText(1)])).toEqual([{ version: "v1", state: "done" }]);
    const [plan] = await query<{ plan: string; state: string; steps: number }>(url, "select plan, state, steps from arch.plan('shop')");
    expect(plan).toMatchObject({ plan: "p_1", state: "planned" });

    const compiler = await loadCompiler();
    const worker = new pg.Pool({ connectionString: url, max: 2 });
    try {
      await worker.query("update arch.requests set state = 'compiling' where kind = 'plan'");
      const { rows } = await worker.query<{ next: { op: string; input: object; schemas: string[] } }>(
        "select arch_worker.next_compile(request_id) as next from arch.plans where id = 'p_1'",
      );
      const next = rows[0]?.next;
      if (next === undefined) throw new Error("no input");
      const live = await readCatalog(worker, next.schemas, { dependents: true });
      const here = compiler.value<{ header: string; steps: string[]; steps_digest: string }>("plan", { ...next.input, live, sizes: {} });
      const stored = await worker.query<{ header: string; steps_digest: string; bundle_sha256: string; steps: string[] }>(
        "select header, steps_digest, bundle_sha256, (select array_agg(s.body order by s.ordinal) from arch.plan_steps as s where s.plan = p.id) as steps from arch.plans as p where id = 'p_1'",
      );
      expect(stored.rows).toEqual([{ header: here.header, steps_digest: here.steps_digest, bundle_sha256: compiler.sha256, steps: here.steps }]);
    } finally {
      await worker.end();
    }
  });

  test("the catalog read by the function is the worker's", async () => {
    const worker = new pg.Pool({ connectionString: url, max: 2 });
    try {
      const { rows } = await worker.query<{ catalog: unknown }>("select arch_private.live_catalog(array['shop']) as catalog");
      expect(rows[0]?.catalog).toEqual(await readCatalog(worker, ["shop"], { dependents: true }));
    } finally {
      await worker.end();
    }
  });

  test("two people in one session, one compiler: the function has one owner", async () => {
    const session = new pg.Client({ connectionString: url });
    await session.connect();
    try {
      await session.query("select state from arch.check('model: x')");
      await session.query(`create role ${name}_two; grant arch_user to ${name}_two`);
      await session.query("insert into arch.identities (login, person_id) select $1, id from arch.persons", [`${name}_two`]);
      await session.query(`set session authorization ${name}_two`);
      expect((await session.query("select state from arch.check('model: x')")).rows).toEqual([{ state: "failed" }]);
      await session.query("reset session authorization");
      expect(
        (
          await session.query(
            "select p.proowner::regrole::text as owner, p.prosecdef as definer from pg_proc as p where p.oid = 'arch_private.compile(text, text)'::regprocedure",
          )
        ).rows,
      ).toEqual([{ owner: "arch_compiler", definer: true }]);
    } finally {
      await session.query(`reset session authorization; drop owned by ${name}_two; drop role ${name}_two`);
      await session.end();
    }
  });
});
