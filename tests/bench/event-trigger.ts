/**
 * What the event triggers cost a DDL statement: `comment on table` in a governed schema, warm and as a session's first, with the triggers
 * and without them, in the same run. `node tests/bench/event-trigger.ts [major]`
 */
import pg from "pg";
import { install } from "../../sql/loader.ts";
import { SUPPORTED_MAJORS } from "../../worker/postgres/locate-package.ts";
import { startCluster } from "../../worker/postgres/start-cluster.ts";

type Figures = { readonly p50: number; readonly p95: number };

const WARM = 500;
const COLD = 40;
const TRIGGERS = ["arch_ddl_command_end", "arch_sql_drop", "arch_table_rewrite"] as const;

const major = SUPPORTED_MAJORS.find((one) => one === Number(process.argv[2] ?? 18)) ?? 18;
const cluster = await startCluster({ major, throwaway: true });
try {
  await install(cluster.url("postgres"), { environment: { name: "bench" } });
  await inSession(async (session) => {
    await session.query(
      "create role bench_owner nologin; grant bench_owner to arch_executor; create schema bench authorization bench_owner; create table bench.one (id integer)",
    );
    await session.query("select * from arch.project('bench', '{bench}', 'bench_owner')");
  });
  const without = await measure("disable");
  const beside = await measure("enable always");
  const table = {
    "warm, without": without.warm,
    "warm, with": beside.warm,
    "first of a session, without": without.cold,
    "first of a session, with": beside.cold,
  };
  process.stdout.write(`cost of one DDL statement on Postgres ${String(major)}, ms\n`);
  for (const [what, { p50, p95 }] of Object.entries(table))
    process.stdout.write(`${what.padEnd(28)} p50 ${p50.toFixed(2).padStart(6)}   p95 ${p95.toFixed(2).padStart(6)}\n`);
  process.stdout.write(`${JSON.stringify({ bench: "event-trigger", major, without, with: beside })}\n`);
} finally {
  await cluster.stop();
}

async function measure(state: string): Promise<{ readonly warm: Figures; readonly cold: Figures }> {
  await inSession(async (session) => {
    for (const trigger of TRIGGERS) await session.query(`alter event trigger ${trigger} ${state}`);
  });
  const cold: number[] = [];
  for (let i = 0; i < COLD; i += 1)
    await inSession(async (session) => {
      cold.push(await timed(session));
    });
  const warm: number[] = [];
  await inSession(async (session) => {
    for (let i = 0; i < WARM; i += 1) warm.push(await timed(session));
  });
  return { warm: figures(warm.slice(20)), cold: figures(cold) };
}

async function timed(session: pg.Client): Promise<number> {
  const start = performance.now();
  await session.query("comment on table bench.one is 'measured'");
  return performance.now() - start;
}

function figures(all: readonly number[]): Figures {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 100) / 100;
  return { p50: at(0.5), p95: at(0.95) };
}

async function inSession(work: (session: pg.Client) => Promise<void>): Promise<void> {
  const session = new pg.Client({ connectionString: cluster.url("postgres") });
  await session.connect();
  try {
    await work(session);
  } finally {
    await session.end();
  }
}
