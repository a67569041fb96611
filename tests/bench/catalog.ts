/**
 * How long reading a catalog takes at 100, 1,000 and 10,000 tables, beside the raw cost of reading pg_class, pg_attribute and pg_constraint
 * in the same run. Each table: 10 columns, primary key, foreign key, check, one more index. `node tests/bench/catalog.ts [tables…]`
 */
import pg from "pg";
import { fingerprint } from "../../plv8/src/catalog/fingerprint.ts";
import { script } from "../../plv8/src/render/script.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { startCluster } from "../../worker/postgres/start-cluster.ts";

type Row = {
  readonly tables: number;
  readonly objects: number;
  readonly raw_ms: number;
  readonly read_ms: number;
  readonly one_schema_ms: number;
  readonly with_dependents_ms: number;
  readonly fingerprint_ms: number;
  readonly script_ms: number;
};

const RAW = ["select * from pg_catalog.pg_class", "select * from pg_catalog.pg_attribute", "select * from pg_catalog.pg_constraint"];

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0);
const cluster = await startCluster({ major: 18, throwaway: true, settings: { max_locks_per_transaction: "2048" } });
const session = new pg.Client({ connectionString: cluster.url() });
await session.connect();
const rows: Row[] = [];
let made = 0;
try {
  await session.query("create schema bench; create schema beside; create table beside.one (id bigint primary key, name text not null)");
  for (const tables of sizes.length > 0 ? sizes : [100, 1_000, 10_000]) {
    await makeTables(made, tables);
    made = tables;
    rows.push(await measure(tables));
  }
} finally {
  await session.end();
  await cluster.stop();
}
print();

async function makeTables(from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += 200) {
    const statements: string[] = [];
    for (let index = start; index < Math.min(start + 200, to); index++) {
      const parent = index === 0 ? 0 : Math.floor(index / 2);
      statements.push(
        `create table bench.t_${index} (id bigint generated always as identity constraint t_${index}_pkey primary key, parent_id bigint, name text not null, ` +
          `amount numeric(19,2) not null default 0 constraint t_${index}_amount_check check (amount >= 0), note text, state text not null default 'draft', ` +
          "placed_at timestamptz, created_at timestamptz not null default now(), updated_at timestamptz not null default now(), data jsonb)",
        `alter table bench.t_${index} add constraint t_${index}_parent_fkey foreign key (parent_id) references bench.t_${parent} (id)`,
        `create index t_${index}_parent_idx on bench.t_${index} (parent_id, placed_at desc)`,
        `comment on table bench.t_${index} is 'Table ${index}'`,
      );
    }
    await session.query(statements.join(";\n"));
  }
  await session.query("vacuum analyze");
}

async function measure(tables: number): Promise<Row> {
  const catalog = await readCatalog(session, ["bench"]);
  return {
    tables,
    objects: catalog.objects.length,
    raw_ms: await median(async () => {
      for (const text of RAW) await session.query(text);
    }),
    read_ms: await median(() => readCatalog(session, null)),
    one_schema_ms: await median(() => readCatalog(session, ["beside"])),
    with_dependents_ms: await median(() => readCatalog(session, ["bench"], { dependents: true })),
    fingerprint_ms: await median(() => fingerprint(catalog)),
    script_ms: await median(() => script(catalog)),
  };
}

async function median(work: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return Math.round(times.sort((left, right) => left - right)[1] ?? 0);
}

function print(): void {
  const names = Object.keys(rows[0] ?? {}) as (keyof Row)[];
  const lines = [
    ["", ...names.map((name) => name.replace("_ms", " (ms)").replaceAll("_", " "))],
    ...rows.map((row) => ["", ...names.map((name) => row[name].toLocaleString("en"))]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  process.stdout.write(`catalog read, Postgres ${cluster.version}, beside a plain read of pg_class, pg_attribute, pg_constraint (raw)\n`);
  for (const line of lines) process.stdout.write(`${line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ")}\n`);
  process.stdout.write(
    `${JSON.stringify({ bench: "catalog", postgres: cluster.version, rows: rows.map((row) => ({ ...row, times_raw: Math.round((row.read_ms / row.raw_ms) * 10) / 10 })) })}\n`,
  );
}
