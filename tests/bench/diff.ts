/**
 * The differences of two catalogs of 10,000 tables with 100 changes between them (limit 1 s), their plan, and the memory it takes (limit 1.5 GB); then the
 * proof of a plan of about 20 steps on a base of 300 tables (limit 10 s). Postgres 18. `node tests/bench/diff.ts [tables]`
 */
import pg from "pg";
import { diff } from "../../plv8/src/diff/diff.ts";
import { plan } from "../../plv8/src/plan/plan.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Design } from "../../plv8/src/types/design.ts";
import type { PlanInput, PlanOutput, Step } from "../../plv8/src/types/plan.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { loadCompiler } from "../../worker/compiler.ts";
import type { WorkerConfig } from "../../worker/config.ts";
import { NO_HOOKS } from "../../worker/context.ts";
import { openPool } from "../../worker/db.ts";
import { silentLogger } from "../../worker/log.ts";
import { startCluster } from "../../worker/postgres/start-cluster.ts";
import { provePlan } from "../../worker/proof/prove-plan.ts";
import { closeScratchServers } from "../../worker/scratch/with-scratch.ts";
import { changeSchema } from "./peers/change-schema.ts";
import { wideSchema } from "./peers/wide-schema.ts";

const OWNER = "bench_owner";
const TABLES = Number(process.argv[2] ?? 10_000);
const cluster = await startCluster({ major: 18, throwaway: true, settings: { max_locks_per_transaction: "4096" } });
const rows: Record<string, number> = {};
try {
  const large = await twoCatalogs("large", TABLES, 100);
  const best = (work: () => unknown): number =>
    Math.min(
      ...[1, 2, 3].map(() => {
        const began = performance.now();
        work();
        return Math.round(performance.now() - began);
      }),
    );
  rows["tables"] = TABLES;
  rows["changes"] = large.changes;
  const small = diff(large.from, large.to, []);
  rows["differences"] = small.ok ? small.value.length : 0;
  rows["diff_ms"] = best(() => diff(large.from, large.to, []));
  rows["plan_ms"] = best(() => plan(inputOf(large.from, large.to)));
  rows["memory_mb"] = Math.round(process.memoryUsage().rss / 1e6);
  Object.assign(rows, await proof());
} finally {
  await closeScratchServers();
  await cluster.stop();
}
process.stdout.write(`two catalogs of ${TABLES.toLocaleString("en")} tables, Postgres ${cluster.version}\n`);
process.stdout.write(
  `  ${String(rows["differences"])} differences  ${String(rows["diff_ms"])} ms (limit 1,000)   plan ${String(rows["plan_ms"])} ms   memory ${String(rows["memory_mb"])} MB (limit 1,500)\n`,
);
process.stdout.write(
  `  proof of ${String(rows["proof_steps"])} steps on ${String(rows["proof_tables"])} tables: ${String(rows["proof_ms"])} ms the first time, ${String(rows["proof_again_ms"])} ms again (limit 10,000), proved: ${rows["proved"] === 1 ? "yes" : "no"}\n`,
);
process.stdout.write(`${JSON.stringify({ bench: "diff", postgres: cluster.version, ...rows })}\n`);

async function twoCatalogs(
  database: string,
  tables: number,
  most: number,
): Promise<{ readonly from: Catalog; readonly to: Catalog; readonly changes: number }> {
  await inDatabase("postgres", (session) => session.query(`create database ${database}`));
  return inDatabase(database, async (session) => {
    await session.query(
      `do $$ begin if to_regrole('${OWNER}') is null then create role ${OWNER}; end if; execute format('grant create on database %I to ${OWNER}', current_database()); end $$`,
    );
    await session.query(`set role ${OWNER}`);
    const statements = wideSchema(tables);
    for (let start = 0; start < statements.length; start += 1_000) await session.query(statements.slice(start, start + 1_000).join(";\n"));
    const from = await readCatalog(session, null);
    const changes = await changeSchema(session, most);
    return { from, to: await readCatalog(session, null), changes };
  });
}

function inputOf(from: Catalog, to: Catalog): PlanInput {
  const design = (catalog: Catalog): Design => ({
    settings: { schema: "area_0", owner: OWNER, application_roles: [], major: 18 },
    catalog,
    ids: [],
    evolve: [],
    decisions: [],
  });
  return {
    project: "bench",
    applied: design(from),
    declared: design(to),
    live: from,
    sizes: Object.fromEntries(from.objects.filter((object) => object.kind === "table").map((table) => [table.address, "small" as const])),
    model_digest: "",
  };
}

async function proof(): Promise<Record<string, number>> {
  const { from, to } = await twoCatalogs("proof", 300, 16);
  const compiler = await loadCompiler();
  const input = inputOf(from, to);
  const output = compiler.value<PlanOutput>("plan", input);
  const db = openPool(url("proof"), "bench", 2);
  const context = {
    config: { scratch_url: null } as WorkerConfig,
    db,
    compiler,
    logger: silentLogger,
    hooks: NO_HOOKS,
    worker: () => "bench",
    stopping: new AbortController().signal,
  };
  try {
    const times: number[] = [];
    let proved = true;
    for (let round = 0; round < 2; round++) {
      const began = performance.now();
      const result = await provePlan(context, {
        plan: "p_1",
        project: "bench",
        owner: OWNER,
        application_roles: [],
        schemas: [...new Set(from.objects.flatMap((object) => (object.kind === "schema" ? [object.name] : [])))],
        base_catalog: from,
        applied: input.applied,
        declared: input.declared,
        changes: [...output.changes],
        model_digest: "",
        steps: output.steps.map((text) => JSON.parse(text) as Step),
        bodies: [...output.steps],
      });
      times.push(Math.round(performance.now() - began));
      proved &&= result.ok;
      if (!result.ok) process.stderr.write(`${JSON.stringify({ ...result, read_back: null, read_back_base: null, locks: null }).slice(0, 2_000)}\n`);
    }
    return { proof_tables: 300, proof_steps: output.steps.length, proof_ms: times[0] ?? 0, proof_again_ms: times[1] ?? 0, proved: proved ? 1 : 0 };
  } finally {
    await db.end();
  }
}

async function inDatabase<T>(database: string, work: (session: pg.Client) => Promise<T>): Promise<T> {
  const session = new pg.Client({ connectionString: url(database) });
  await session.connect();
  return work(session).finally(() => session.end());
}

function url(database: string): string {
  const at = new URL(cluster.url());
  at.pathname = `/${database}`;
  return at.href;
}
