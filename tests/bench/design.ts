/**
 * The designer before a judge: every template filled, each question asked with its designed indexes, with keys only, and with an index on every column that
 * is asked by; time (best of seven), Postgres's cost, bytes of indexes. Gates nothing. `make bench-design`; ROWS=100000 for less, TEMPLATES=iot,crm for some.
 */
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { startCluster } from "../../worker/postgres/start-cluster.ts";
import { fillDesign } from "../helpers/fill-design/fill-design.ts";
import { judgeTemplate, type Verdict } from "../helpers/judge-template.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

const rows = Number(process.env["ROWS"] ?? 1_000_000);
const folder = new URL("../../plv8/src/templates/", import.meta.url);
const wanted = process.env["TEMPLATES"]?.split(",");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(".yaml", ""))
  .filter((name) => wanted?.includes(name) ?? true)
  .sort();
const settings = { ...shopSettings(18), schema: "t", owner: "postgres", application_roles: [] };

const cluster = await startCluster({
  major: 18,
  throwaway: true,
  settings: { maintenance_work_mem: "256MB", shared_buffers: "512MB", max_wal_size: "8GB", random_page_cost: "1.1", jit: "off" },
});
const admin = new pg.Client({ connectionString: cluster.url() });
await admin.connect();
try {
  for (const name of names) await judge(name);
} finally {
  await admin.end();
  await cluster.stop();
}

async function judge(name: string): Promise<void> {
  const result = declareText(readFileSync(new URL(`${name}.yaml`, folder), "utf8"), settings);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  await admin.query(`create database ${name}`);
  const session = new pg.Client({ connectionString: cluster.url(name) });
  await session.connect();
  try {
    await session.query("set search_path = pg_catalog, pg_temp");
    await fillDesign(session, result.value, rows);
    const { designed, keys, every } = await judgeTemplate(session, result.value, true);
    print(name, designed, keys, every);
  } finally {
    await session.end();
    await admin.query(`drop database ${name}`);
  }
}

function print(name: string, designed: Verdict, keys: Verdict, every: Verdict): void {
  const cell = (value: string | number): string => String(value).padStart(12);
  process.stdout.write(
    `${name}, ${String(rows)} rows in the largest table\n${"".padEnd(28)}${["ours, ms", "keys", "each column", "ours, cost", "keys", "each column"].map(cell).join("")}\n`,
  );
  designed.answers.forEach((answer, index) => {
    const figures = [answer.ms, keys.answers[index]?.ms ?? 0, every.answers[index]?.ms ?? 0].map((ms) => ms.toFixed(2));
    process.stdout.write(
      `${answer.pattern.padEnd(28)}${[...figures, answer.cost, keys.answers[index]?.cost ?? 0, every.answers[index]?.cost ?? 0].map(cell).join("")}\n`,
    );
  });
  process.stdout.write(
    `${"all, by share".padEnd(28)}${[designed.ms, keys.ms, every.ms, designed.cost, keys.cost, every.cost].map((value) => cell(Math.round(value))).join("")}\n`,
  );
  process.stdout.write(`${"MB of indexes".padEnd(28)}${[designed.bytes, keys.bytes, every.bytes].map((bytes) => cell(Math.round(bytes / 1e6))).join("")}\n`);
  process.stdout.write(
    `${JSON.stringify({ bench: "design", template: name, rows, ours: summary(designed), keys: summary(keys), every_column: summary(every) })}\n\n`,
  );
}

function summary({ ms, cost, bytes }: Verdict): { readonly ms: number; readonly cost: number; readonly bytes: number } {
  return { ms: Math.round(ms), cost: Math.round(cost), bytes };
}
