/**
 * From the shop's document to its plan, from nothing: in the worker's compiler, fresh and warm, through the SQL verbs with a worker beside, and in plv8
 * where PLV8_DATABASE_URL is given. Beside: reading the same document as YAML only, and Postgres building the planned schema. `node tests/bench/plan.ts`
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { parse } from "yaml";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Design } from "../../plv8/src/types/design.ts";
import { install } from "../../sql/loader.ts";
import { loadCompiler } from "../../worker/compiler.ts";
import type { Compiler } from "../../worker/compiler.ts";
import { setStage } from "../../worker/demo/stage.ts";
import { shopSettings, shopText } from "../helpers/shop.ts";
import { figuresOf, measure, print } from "./figures.ts";
import type { Figures } from "./figures.ts";

const MAJOR = 18;
const bare: Catalog = {
  canon: 1,
  objects: [{ kind: "schema", address: "schema:shop", name: "shop", owner: "shop_owner", grants: [], comment: null, depends_on: [], extension: null }],
};
const document = await shopText(1);
const declareInput = JSON.stringify({ document, settings: shopSettings(MAJOR), former: null });

const compiler = await loadCompiler();
const { design, model_digest } = compiler.value<{ design: Design; model_digest: string }>("declare", JSON.parse(declareInput));
const planInput = JSON.stringify({ project: "shop", applied: null, declared: design, live: bare, sizes: {}, model_digest });
const steps = compiler.value<{ steps: string[] }>("plan", JSON.parse(planInput)).steps.length;
const both = (by: Pick<Compiler, "text">): void => {
  by.text("declare", declareInput);
  by.text("plan", planInput);
};

const rows: Record<string, Figures> = {
  "worker, fresh compiler": await measure(7, async () => {
    both(await loadCompiler());
  }),
  "worker, warm": await measure(
    40,
    () => {
      both(compiler);
    },
    10,
  ),
  "  of it model → design": await measure(40, () => compiler.text("declare", declareInput)),
  "  of it design → plan": await measure(40, () => compiler.text("plan", planInput)),
  ...(await throughVerbs()),
  ...(await inPlv8()),
  "beside: the document read as YAML, nothing else": await measure(40, () => parse(document), 10),
};
print("plan", `shop from nothing to a plan of ${String(steps)} steps, Postgres ${String(MAJOR)}`, rows, { steps });

/** Declaring and planning by SQL, a worker compiling beside it, until the answer stands; and Postgres building what was planned. */
async function throughVerbs(): Promise<Record<string, Figures>> {
  const stage = await setStage(MAJOR);
  try {
    await stage.admin.query("select * from arch.project('shop', '{shop}', 'shop_owner', '{shop_app}')");
    const planned: number[] = [];
    const proved: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const began = performance.now();
      await stage.ada.query("select * from arch.declare('shop', $1)", [`${document}\n# ${String(round)}\n`]);
      const {
        rows: [row],
      } = await stage.ada.query<{ plan: string }>("select plan from arch.plan('shop')");
      await untilState(stage.ada, row?.plan ?? "", ["planned", "proved"]);
      planned.push(performance.now() - began);
      await untilState(stage.ada, row?.plan ?? "", ["proved"]);
      proved.push(performance.now() - began);
      await stage.ada.query("select * from arch.withdraw($1)", [row?.plan]);
    }
    const { statements } = compiler.value<{ statements: string[] }>("script", { catalog: design.catalog });
    const building = await measure(10, async () => {
      await stage.admin.query("begin");
      for (const statement of statements) await stage.admin.query(statement);
      await stage.admin.query("rollback");
    });
    return {
      "SQL verbs, worker beside: declare and plan": figuresOf(planned),
      "  and proved, forward and back, on scratch": figuresOf(proved),
      [`beside: Postgres building that schema, ${String(statements.length)} statements`]: building,
    };
  } finally {
    await stage.stop();
  }
}

async function untilState(client: pg.Client, plan: string, states: readonly string[]): Promise<void> {
  for (;;) {
    const {
      rows: [row],
    } = await client.query<{ state: string; reason: string | null }>("select state, reason from arch.plans where id = $1", [plan]);
    if (row === undefined || row.state === "failed" || row.state === "unproven") throw new Error(`${plan} is ${row?.state ?? "gone"}: ${row?.reason ?? ""}`);
    if (states.includes(row.state)) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** The same calls inside Postgres: in a session of its own each (the bundle is loaded), and in one session. */
async function inPlv8(): Promise<Record<string, Figures>> {
  const server = process.env["PLV8_DATABASE_URL"] ?? "";
  if (server === "") return {};
  const name = `bench_plv8_${randomBytes(4).toString("hex")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  await withClient(server, (client) => client.query(`create database ${name}`));
  try {
    await install(url.href, { environment: { name: "bench" } });
    const calls = async (client: pg.Client): Promise<void> => {
      await client.query("select arch_private.compile('declare', $1)", [declareInput]);
      await client.query("select arch_private.compile('plan', $1)", [planInput]);
    };
    const cold = await measure(7, () => withClient(url.href, calls));
    let warm: Figures = { p50: 0, p95: 0, rounds: 0 };
    await withClient(url.href, async (client) => {
      warm = await measure(40, () => calls(client), 10);
    });
    return { "plv8, first of a session": cold, "plv8, warm": warm };
  } finally {
    await withClient(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  }
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
