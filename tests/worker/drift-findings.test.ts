/** The scan's judgement on a real database: what a hand-made change looks like as a finding, and that its revert SQL reverts it. */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { loadCompiler } from "../../worker/compiler.ts";
import type { Compiler } from "../../worker/compiler.ts";
import { openPool } from "../../worker/db.ts";
import type { Database } from "../../worker/db.ts";
import { findDrift } from "../../worker/drift/scan-project.ts";
import type { FoundDrift } from "../../worker/drift/scan-project.ts";
import { useDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

const TABLES = `
  create schema shop;
  create table shop.customers (id bigint primary key, email text not null, credit numeric(19, 2) not null default 0);
  create table shop.orders (id bigint primary key, customer_id bigint not null references shop.customers (id), status text not null, constraint orders_status_check check (status in ('draft', 'placed')));
  create index orders_customer_id_idx on shop.orders (customer_id);
  alter table shop.orders enable row level security;
  create policy orders_mine on shop.orders using (customer_id > 0);
`;

/** What somebody does by hand, and what is to be found: address and severity. */
const CHANGES: readonly (readonly [string, string, string])[] = [
  ["alter table shop.orders add column oops integer", "column:shop.orders.oops", "medium"],
  ["drop index shop.orders_customer_id_idx", "index:shop.orders_customer_id_idx", "medium"],
  ["alter table shop.orders drop constraint orders_status_check", "constraint:shop.orders.orders_status_check", "high"],
  ["drop policy orders_mine on shop.orders", "policy:shop.orders.orders_mine", "critical"],
  ["alter table shop.orders disable row level security", "table:shop.orders", "critical"],
  ["alter table shop.customers alter column credit set default 5", "column:shop.customers.credit", "medium"],
  ["comment on table shop.orders is 'by hand'", "table:shop.orders", "low"],
  ["create table shop.unmanaged (id integer)", "table:shop.unmanaged", "low"],
];

describe.each(majors())("a scan on Postgres %i", (major) => {
  const database = useDatabase({ major });
  let db: Database;
  let compiler: Compiler;
  let expected: Catalog;

  beforeAll(async () => {
    db = openPool(database.url, "test", 2);
    compiler = await loadCompiler();
  });
  beforeEach(async () => {
    await db.query(`drop schema if exists shop cascade; ${TABLES}`);
    expected = await readCatalog(db, ["shop"]);
  });
  afterAll(() => db.end());

  const managed = (): ReadonlySet<string> => new Set(expected.objects.map((object) => object.address));
  const scan = async (): Promise<readonly FoundDrift[]> =>
    findDrift(compiler, { schema: "shop", owner: "postgres", application_roles: [], major }, expected, await readCatalog(db, ["shop"]), managed());

  it("finds nothing after what changes no catalog", async () => {
    await db.query("insert into shop.customers values (1, 'a', 0)");
    await db.query("analyze shop.customers");
    await db.query("reindex table shop.customers");
    await db.query("vacuum full shop.customers");
    expect(await scan()).toEqual([]);
  });

  it.each(CHANGES)("judges %s and reverts it", async (change, address, severity) => {
    await db.query(change);
    const found = await scan();
    expect(found.find((finding) => finding.address === address)).toMatchObject({ address, severity });
    expect(found.every((finding) => finding.adopt_patch !== "")).toBe(true);
    if (address === "table:shop.unmanaged") {
      await db.query("drop table shop.unmanaged");
    } else {
      expect(found).toHaveLength(1);
      expect(found[0]?.revert_sql).not.toBeNull();
      const text = found[0]?.revert_sql ?? "";
      for (const statement of text.includes(" concurrently ") ? text.split(";\n") : [text]) await db.query(statement);
    }
    expect((await scan()).map((finding) => [finding.address, finding.reason, found[0]?.revert_sql])).toEqual([]);
  });
});
