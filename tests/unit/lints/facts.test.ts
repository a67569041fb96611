/** Rules about what takes months, or another server: over facts that are made up. */
import { expect, test } from "vitest";
import { lint } from "../../../plv8/src/lints/lint.ts";
import type { IndexFacts, RuntimeFacts, TableFacts } from "../../../plv8/src/lints/runtime-facts.ts";
import { declareShop } from "../../helpers/shop.ts";

const table: TableFacts = {
  rows: 0,
  bytes: 8192,
  expected_bytes: null,
  live: 100,
  dead: 0,
  seq_scans: 0,
  seq_rows: 0,
  index_scans: 0,
  inserted: 100,
  updated: 0,
  hot_updated: 0,
  deleted: 0,
  analyzed_days: 1,
  vacuumed_days: 1,
  xid_age: 100,
};
const quiet: RuntimeFacts = {
  read_at: "2026-11-21T11:00:00Z",
  statistics_days: 30,
  standby: false,
  replicas: 0,
  database: { name: "app", encoding: "UTF8", collation_version: "2.36", collation_now: "2.36" },
  autovacuum_freeze_max_age: 200_000_000,
  tables: {},
  indexes: {},
  columns: {},
  sequences: {},
  extensions: [],
  superusers: ["postgres"],
  access: [],
};

async function found(facts: Partial<RuntimeFacts>): Promise<readonly string[]> {
  const { design } = await declareShop(1);
  return lint({ catalog: design.catalog, major: 18, facts: { ...quiet, ...facts } })
    .filter((finding) => finding.reads === "runtime")
    .map((finding) => finding.key);
}

const orders = (facts: Partial<TableFacts>): Partial<RuntimeFacts> => ({ tables: { "table:shop.orders": { ...table, ...facts } } });
const index = (facts: Partial<IndexFacts>): Partial<RuntimeFacts> => ({
  indexes: { "constraint:shop.orders.orders_pkey": { bytes: 8192, expected_bytes: 8192, scans: 1, ...facts } },
});

test("a quiet server gives nothing", async () => {
  expect(await found({})).toEqual([]);
});

test.each([
  ["table_bloat/table:shop.orders", orders({ bytes: 500_000_000, expected_bytes: 100_000_000 })],
  ["index_bloat/constraint:shop.orders.orders_pkey", index({ bytes: 500_000_000, expected_bytes: 100_000_000 })],
  ["wraparound_near/table:shop.orders", orders({ xid_age: 450_000_000 })],
  ["few_hot_updates/table:shop.orders", orders({ updated: 50_000, hot_updated: 10 })],
  ["dead_rows/table:shop.orders", orders({ live: 50_000, dead: 20_000 })],
  ["missing_index/table:shop.orders", orders({ live: 50_000, seq_scans: 500, seq_rows: 25_000_000 })],
  [
    "trust_authentication/access:host all all 0.0.0.0/0",
    { access: [{ line: 9, type: "host", databases: ["all"], users: ["all"], address: "0.0.0.0/0", method: "trust" }] },
  ],
  [
    "password_in_clear/access:host all all 0.0.0.0/0",
    { access: [{ line: 9, type: "host", databases: ["all"], users: ["all"], address: "0.0.0.0/0", method: "password" }] },
  ],
  ["bytes_for_text/database:app", { database: { ...quiet.database, encoding: "SQL_ASCII" } }],
  ["collation_changed/database:app", { database: { ...quiet.database, collation_now: "2.41" } }],
  ["collation_changed/collation:shop.german", { collations: [{ schema: "shop", name: "german", version: "153.112", now: "153.128" }] }],
  ["outdated_extension/extension:pg_trgm", { extensions: [{ name: "pg_trgm", installed: "1.3", available: "1.6" }] }],
] as const)("%s", async (key, facts) => {
  expect(await found(facts)).toEqual([key]);
});

test("counters that are young, a standby and rights that are missing keep rules silent", async () => {
  const unused: Partial<RuntimeFacts> = {
    ...orders({}),
    indexes: { "index:shop.orders_customer_id_idx": { bytes: 50_000_000, expected_bytes: null, scans: 0 } },
  };
  expect(await found({ ...unused, statistics_days: 3 })).toEqual([]);
  expect(await found({ ...unused, statistics_days: null })).toEqual([]);
  expect(await found({ ...unused, standby: true })).toEqual([]);
  expect(await found({ access: null })).toEqual([]);
});
