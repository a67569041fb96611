/**
 * A database that others subscribe to (FOR ALL TABLES, FOR TABLES IN SCHEMA): a plan under traffic says at which steps they stop; with the same step run there they
 * have every row in the end.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plan } from "../../plv8/src/plan/plan.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Step } from "../../plv8/src/types/plan.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { startCluster, type Cluster } from "../../worker/postgres/start-cluster.ts";
import { newestMajor } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { runStep } from "../worker/plan/run-watched.ts";

const before = `
  create schema shop;
  create table shop.customers (id integer primary key, n integer not null, place text);
  create table shop.old_name (id integer primary key, n integer);
  create table shop.leaves (id integer primary key);`;
const after = `
  create schema shop;
  create table shop.customers (id integer primary key, n bigint not null, town text, more text not null default 'x');
  create table shop.new_name (id integer primary key, n integer);
  create table shop.comes (id integer primary key);`;
const renames = [
  { from: "table:shop.old_name", to: "table:shop.new_name" },
  { from: "column:shop.customers.place", to: "column:shop.customers.town" },
];

describe.each(["for all tables", "for tables in schema shop"])("subscribers of a publication %s", { timeout: 120_000 }, (what) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ major: newestMajor(), throwaway: true, settings: { wal_level: "logical" } });
  }, 60_000);
  afterAll(() => cluster.stop());

  test("are told of, and get all rows", async (t) => {
    const open = async (database: string): Promise<pg.Client> => {
      const client = new pg.Client({ connectionString: cluster.url(database) });
      client.on("error", () => undefined);
      await client.connect();
      t.onTestFinished(() => client.end().catch(() => undefined));
      return client;
    };
    const admin = await open("postgres");
    for (const name of ["publisher", "subscriber", "wished"]) await admin.query(`create database ${name}`);
    const [publisher, subscriber, wished] = [await open("publisher"), await open("subscriber"), await open("wished")];
    await wished.query(`${after} create publication sends ${what};`);
    for (const side of [publisher, subscriber]) await side.query(before);
    await publisher.query(`create publication sends ${what}`);
    await publisher.query("insert into shop.customers select g, g, 'here' from generate_series(1, 500) as g");
    await publisher.query("select pg_create_logical_replication_slot('heard', 'pgoutput')");
    await subscriber.query(
      `create subscription hears connection '${cluster.url("publisher")}' publication sends with (create_slot = false, slot_name = 'heard', copy_data = false)`,
    );
    t.onTestFinished(() =>
      subscriber.query("alter subscription hears disable; alter subscription hears set (slot_name = none); drop subscription hears").then(
        () => undefined,
        () => undefined,
      ),
    );
    await subscriber.query("insert into shop.customers select g, g, 'here' from generate_series(1, 500) as g");
    const steps = planned(await readCatalog(publisher, null), await readCatalog(wished, null));

    const told = steps.filter((step) => step.hazards.some((hazard) => hazard.id === "H029")).map((step) => `${step.kind} ${step.object}`);
    expect(told).toEqual(
      expect.arrayContaining([
        "add_column column:shop.customers.more",
        "add_column column:shop.customers.n",
        "add_column column:shop.customers.town",
        "exchange_columns column:shop.customers.n",
        "rename_table table:shop.new_name",
        "drop_column column:shop.customers.place",
      ]),
    );
    expect(told.some((step) => step.startsWith("create_objects"))).toBe(true);

    let next = 1000;
    for (const step of steps) {
      const place = step.phase === "contract" ? "town" : "place";
      await publisher.query(`insert into shop.customers (id, n, ${place}) values (${String(next)}, ${String(next)}, 'there')`);
      next++;
      const afterwards = ["exchange_columns", "rename_table", "drop_column", "drop_table"].includes(step.kind);
      if (afterwards) {
        await runStep(publisher, "postgres", step, step.run, []);
        const arrived = `select from shop.customers where id = ${String(next - 1)}`;
        await waitFor("rows from before the step", async () => (await subscriber.query(arrived)).rowCount === 1, 30_000);
        await runStep(subscriber, "postgres", step, step.run, []);
      } else for (const side of [subscriber, publisher]) await runStep(side, "postgres", step, step.run, []);
      if (step.kind === "create_objects") await subscriber.query("alter subscription hears refresh publication with (copy_data = false)");
    }
    await publisher.query(
      "insert into shop.customers (id, n, town) values (5000, 3000000000, 'late'); insert into shop.new_name values (1, 1); insert into shop.comes values (1)",
    );
    const rows = "select id, n::text as n, town, more from shop.customers order by id";
    const wanted = (await publisher.query(rows)).rows;
    await waitFor("the subscriber to have every row", async () => JSON.stringify((await subscriber.query(rows)).rows) === JSON.stringify(wanted), 60_000);
    await waitFor("the other tables' rows", async () => (await subscriber.query("select from shop.new_name cross join shop.comes")).rowCount === 1, 30_000);
  });
});

function planned(former: Catalog, later: Catalog): readonly Step[] {
  const settings = { schema: "shop", owner: "postgres", application_roles: [], major: newestMajor() };
  const design = (catalog: Catalog, key: "from" | "to") => ({
    settings,
    catalog,
    ids: renames.map((rename, at) => ({ id: `rename ${String(at)}`, address: rename[key] })),
    evolve: [],
    decisions: [],
  });
  const made = plan({ project: "shop", applied: design(former, "from"), declared: design(later, "to"), live: former, sizes: {}, model_digest: "0".repeat(64) });
  if (!made.ok) throw new Error(made.issues.map((issue) => issue.message).join("; "));
  return made.value.steps.map((text) => JSON.parse(text) as Step);
}
