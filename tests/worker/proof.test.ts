/** The proof on real scratch servers: what it accepts, and what it must not. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Design, DesignSettings } from "../../plv8/src/types/design.ts";
import type { PlanOutput, Step } from "../../plv8/src/types/plan.ts";
import { loadCompiler } from "../../worker/compiler.ts";
import type { Compiler } from "../../worker/compiler.ts";
import type { WorkerConfig } from "../../worker/config.ts";
import type { WorkerContext } from "../../worker/context.ts";
import { NO_HOOKS } from "../../worker/context.ts";
import { openPool } from "../../worker/db.ts";
import type { Database } from "../../worker/db.ts";
import { silentLogger } from "../../worker/log.ts";
import { provePlan } from "../../worker/proof/prove-plan.ts";
import type { ProofInput } from "../../worker/proof/proof-input.ts";
import { closeScratchServers, scratchServer } from "../../worker/scratch/with-scratch.ts";
import { useDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";

const model = (version: 1 | 2): string => readFileSync(new URL(`../corpus/models/shop/v${String(version)}.yaml`, import.meta.url), "utf8");
const OWNER = "shop_owner";

afterAll(closeScratchServers);

describe.each(majors())("a proof on Postgres %i", (major) => {
  const database = useDatabase({ major });
  const settings: DesignSettings = { schema: "shop", owner: OWNER, application_roles: ["shop_app"], major };
  let db: Database;
  let compiler: Compiler;
  let context: WorkerContext;

  beforeAll(async () => {
    db = openPool(database.url, "test", 2);
    await db.query(`do $$ begin if to_regrole('${OWNER}') is null then create role ${OWNER} nologin; end if; end $$`);
    await db.query(`do $$ begin execute format('grant create on database %I to ${OWNER}', current_database()); end $$`);
    compiler = await loadCompiler();
    context = {
      config: { scratch_url: null } as WorkerConfig,
      db,
      compiler,
      logger: silentLogger,
      hooks: NO_HOOKS,
      worker: () => "test",
      stopping: new AbortController().signal,
    };
  });
  afterAll(async () => {
    await db.query(`do $$ begin execute format('revoke create on database %I from ${OWNER}', current_database()); end $$`);
    await db.end();
  });

  const bare: Catalog = {
    canon: 1,
    objects: [{ kind: "schema", address: "schema:shop", name: "shop", owner: OWNER, grants: [], comment: null, depends_on: [], extension: null }],
  };
  const declare = (version: 1 | 2, former: Design | null): { design: Design; model_digest: string } =>
    compiler.value("declare", { document: model(version), settings, former });
  const inputOf = (base: Catalog, applied: Design | null, declared: Design, model_digest: string): ProofInput => {
    const plan = compiler.value<PlanOutput>("plan", { project: "shop", applied, declared, live: base, sizes: {}, model_digest });
    return {
      plan: "p_1",
      project: "shop",
      owner: OWNER,
      application_roles: ["shop_app"],
      schemas: ["shop"],
      base_catalog: base,
      applied,
      declared,
      changes: [...plan.changes],
      model_digest,
      steps: plan.steps.map((text) => JSON.parse(text) as Step),
      bodies: [...plan.steps],
    };
  };
  const first = (): ProofInput => {
    const { design, model_digest } = declare(1, null);
    return inputOf(bare, null, design, model_digest);
  };

  it("of the shop from nothing, and of its second version from the first, holds forward and back", async () => {
    const input = first();
    const one = await provePlan(context, input);
    expect(one).toMatchObject({ ok: true, differences: [], missing: [], error: null });
    const { design, model_digest } = declare(2, input.declared);
    const second = inputOf(one.read_back ?? bare, input.declared, design, model_digest);
    const two = await provePlan(context, second);
    expect(two).toMatchObject({ ok: true, differences: [], missing: [], error: null, forward_steps: second.steps.length });
    expect(two.back_steps).toBeGreaterThan(5);
    expect(two.locks.flatMap((noted) => noted.unannounced)).toEqual([]);
    const index = second.steps.find((step) => step.run.kind === "concurrent");
    expect(two.locks.find((noted) => noted.ordinal === index?.ordinal)?.seen).toEqual([{ relation: "table:shop.orders", mode: "SHARE UPDATE EXCLUSIVE" }]);
    expect(two.sample).toMatchObject({ tables: 8, empty: [], stopped: null });
  });

  it("finds a step that fails over rows where no check stood before it, and calls a check's refusal no failure", async () => {
    const input = first();
    const one = await provePlan(context, input);
    const { design, model_digest } = declare(2, input.declared);
    const second = inputOf(one.read_back ?? bare, input.declared, design, model_digest);
    const at = second.steps.findIndex((step) => step.kind === "add_column");
    const unchecked = await provePlan(context, {
      ...second,
      steps: second.steps.map((step, index) => (index === at ? adding(step, "do $$ begin perform name::integer from shop.customers; end $$") : step)),
    });
    expect(unchecked.differences.filter((each) => each.startsWith("over made-up rows"))[0]).toMatch(
      /^over made-up rows, step \d+: .* fails where no check stood before it: .*invalid input syntax for type integer.*\(22P02\)/,
    );
    const checked = await provePlan(context, {
      ...second,
      steps: [
        { ...(second.steps[0] as Step), run: { kind: "check", query: "select 'customers: ' || email as what from shop.customers limit 10" } },
        ...second.steps.slice(1),
      ],
    });
    expect(checked).toMatchObject({
      ok: true,
      sample: { stopped: expect.stringMatching(/^1: .*this stands in the way: customers: a\d@example\.org/) as string },
    });
  });

  const changed = (input: ProofInput, change: (step: Step) => Step): ProofInput => ({
    ...input,
    steps: input.steps.map((step, index) => (index === 0 ? change(step) : step)),
  });
  const adding = (step: Step, statement: string): Step =>
    step.run.kind === "transaction" ? { ...step, run: { ...step.run, statements: [...step.run.statements, statement] } } : step;

  it("speaks of the governed database where a step's words name the one it stands on", async () => {
    const query = "select 'grant create on database ' || quote_ident(current_database()) || ' to somebody'";
    const proof = await provePlan(
      context,
      changed(first(), (step) => ({ ...step, run: { kind: "check", query } })),
    );
    expect(proof.error).toContain(`this stands in the way: grant create on database ${database.name} to somebody. Mend it,`);
  });

  it("names the step that fails and why", async () => {
    const proof = await provePlan(
      context,
      changed(first(), (step) => adding(step, "alter table shop.nowhere add column x integer")),
    );
    expect(proof.ok).toBe(false);
    expect(proof.error).toMatch(/relation "shop\.nowhere" does not exist \(42P01\)/);
    expect(proof.statement).toMatch(/^1: /);
  });

  it("finds what the steps make beyond the declaration, and what their undo leaves behind", async () => {
    const proof = await provePlan(
      context,
      changed(first(), (step) => adding(step, "create table shop.oops (id integer)")),
    );
    expect(proof.ok).toBe(false);
    expect(proof.differences).toContain("after the steps, table shop.oops is new");
    expect(proof.differences).toContain("after the undo, table shop.oops is new");
  });

  it("finds a lock that was not planned", async () => {
    const input = first();
    const built = await provePlan(context, input);
    const { design, model_digest } = declare(2, input.declared);
    const second = inputOf(built.read_back ?? bare, input.declared, design, model_digest);
    const quiet: ProofInput = { ...second, steps: second.steps.map((step) => (step.kind === "sync_trigger" ? { ...step, locks: [] } : step)) };
    const proof = await provePlan(context, quiet);
    expect(proof.ok).toBe(false);
    expect(proof.differences[0]).toMatch(/^step \d+ \(.*trigger.*\) takes SHARE ROW EXCLUSIVE on table:shop\.\w+, planned: none$/);
  });

  it("that loses its scratch server is to be tried again, and the last try says so", { timeout: 120_000 }, async () => {
    const input = changed(first(), (step) => adding(step, "select pg_catalog.pg_sleep(60)"));
    for (const patient of [true, false]) {
      const { admin } = await scratchServer({ major });
      const proof = provePlan(context, input, patient).catch((error: unknown) => error);
      await waitFor("the step", async () => (await admin.query("select from pg_stat_activity where query = 'select pg_catalog.pg_sleep(60)'")).rowCount !== 0);
      const { rows } = await admin.query<{ pid: string }>("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid");
      process.kill(Number(rows[0]?.pid), "SIGQUIT");
      if (patient)
        expect(await proof).toMatchObject({ name: "ScratchLost", message: expect.stringMatching(/^the scratch server ended the session: /) as string });
      else expect(await proof).toMatchObject({ ok: false, missing: [], error: expect.stringContaining("the scratch server") as string });
    }
  });

  it("names what scratch lacks instead of proving", async () => {
    const needy: Catalog = {
      canon: 1,
      objects: [
        ...bare.objects,
        {
          kind: "extension",
          address: "extension:postgis",
          name: "postgis",
          schema: "shop",
          version: "3.5",
          owner: null,
          grants: [],
          comment: null,
          depends_on: [],
          extension: null,
        } as Catalog["objects"][number],
      ],
    };
    const proof = await provePlan(context, { ...first(), base_catalog: needy });
    expect(proof).toMatchObject({ ok: false, forward_steps: 0, missing: ["extension postgis (install its files on the scratch server)"] });
  });
});
