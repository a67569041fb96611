/** `data-architect dump --model`: the model that a schema allows to infer is sound, and its loss is named object by object. */
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Step } from "../../plv8/src/types/plan.ts";
import type { Design } from "../../plv8/src/types/design.ts";
import { loadCompiler, type Compiler } from "../../worker/compiler.ts";
import { loadSource } from "../helpers/catalog-source.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { runStep } from "../helpers/run-steps.ts";
import { runCli } from "../helpers/run-cli.ts";

type Dumped = {
  readonly model: { readonly entities: Record<string, unknown> };
  readonly loss: readonly { readonly address: string; readonly why: string }[];
  readonly refused: readonly string[];
};

const model = `
model: shop
conventions: { keys: bigint, timestamps: true }
entities:
  customer:
    is: "A person that buys."
    attributes:
      email: { type: text, required: true, unique: global, is: "Where the bill goes." }
      points: { type: integer, required: true, min: 0, max: 100, default: 0 }
      rank: { type: choice, values: [new, "it's old"], default: new }
      code: { type: text, length: 12 }
  category:
    is: "A shelf."
    plural: categories
    attributes: { name: { type: text, required: true } }
  order:
    is: "A purchase."
    attributes:
      total: { type: decimal, digits: 12, scale: 2, required: true, min: "0", default: "0" }
      placed_at: { type: timestamp }
      paid_at: { type: timestamp }
    unique: [{ of: [customer, placed_at] }]
    rules: { placed_before_paid: "paid_at is null or paid_at >= placed_at" }
relationships:
  - { from: order, to: customer, required: true }
  - { from: order, to: customer, role: payer, on_delete: set_null }
  - { from: category, to: category, role: parent, on_delete: cascade }
access:
  - { name: newest, entity: order, equals: [payer], sort: ["-placed_at"] }
`;

describe.each(majors())("on Postgres %i", (major) => {
  let compiler: Compiler;
  beforeAll(async () => {
    compiler = await loadCompiler();
  });

  async function dump(url: string, ...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
    return runCli(["dump", "--model", "--database-url", url, ...words], { SCRATCH_URL: clusterUrl(cluster(major), "postgres") });
  }
  async function standing(...statements: readonly string[]): Promise<string> {
    const database = await createDatabase(onTestFinished, { major });
    const session = await connect(database);
    for (const statement of statements) await session.query(statement);
    await session.end();
    return database.url;
  }

  test("what a plain model makes, gives that model back without loss", async () => {
    const settings = { schema: "shop", owner: "postgres", application_roles: [], major };
    const { design } = compiler.value<{ design: Design }>("declare", { document: model, settings, former: null });
    const url = await standing(...compiler.value<{ statements: string[] }>("script", { catalog: design.catalog }).statements);
    const { code, out, err } = await dump(url, "--json");
    expect({ code, err }).toEqual({ code: 0, err: "3 entities; the model gives the schema back as it is\n" });
    const { model: document, loss } = JSON.parse(out) as Dumped;
    expect(loss).toEqual([]);
    const again = compiler.value<{ design: Design }>("declare", { document: JSON.stringify(document), settings, former: null });
    const addresses = (each: Design): readonly string[] => each.catalog.objects.map((object) => object.address);
    expect(addresses(again.design)).toEqual(addresses(design));
  });

  test("what a model has no words for is named, and the model is sound without it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-dump-model-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const url = await standing(
      "create schema shop",
      "create table shop.orders (id bigint generated always as identity primary key, total money, note varchar(20), lock char(1) not null default 'X' unique, twice int generated always as (2) stored)",
      'create table shop."Odd Name" (id int primary key)',
      "create view shop.cheap as select id from shop.orders",
      "create index orders_lower on shop.orders (lower(note))",
    );
    const { code, out, err } = await dump(url, "--out", join(folder, "out"));
    expect({ code, out }).toEqual({ code: 0, out: `${join(folder, "out", "model.yaml")}\n${join(folder, "out", "loss.txt")}\n` });
    expect(err).toMatch(/^1 entity; \d+ objects are not as the model gives them\n$/);
    const loss = await readFile(join(folder, "out", "loss.txt"), "utf8");
    for (const line of [
      "column shop.orders.total is in the database, not in the model",
      "column shop.orders.twice is in the database, not in the model",
      'table shop."Odd Name" is in the database, not in the model',
      "view shop.cheap is in the database, not in the model",
      "index shop.orders_lower is in the database, not in the model",
      'column shop.orders.note differs in type: "character varying(20)", the model gives "text"',
      "not sound in a model: entities.order.attributes.lock.default: A unique attribute with a default",
    ])
      expect(loss).toContain(line);
    expect(
      compiler.value("declare", {
        document: await readFile(join(folder, "out", "model.yaml"), "utf8"),
        settings: { schema: "shop", owner: "postgres", application_roles: [], major },
        former: null,
      }),
    ).toBeDefined();
    expect(await dump(url, "--out", join(folder, "out"))).toMatchObject({ code: 2, err: expect.stringContaining("is not empty") as string });
  });

  test("the plan under traffic to the inferred model renames what the model calls otherwise, and then there is none", { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "data-architect-dump-model-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const url = await standing(
      "create schema shop",
      "create table shop.kind (code text constraint xpk_kind primary key)",
      "create table shop.person (person_id integer primary key, reports_to integer references shop.person, kind text not null)",
      "create table shop.song (song_id integer primary key, singer_id integer not null references shop.person, length integer)",
      "create table shop.listed (person_id integer references shop.person, song_id integer references shop.song, primary key (person_id, song_id))",
      "create index listed_song on shop.listed (song_id)",
      "insert into shop.kind values ('one')",
      "insert into shop.person select g, nullif(g - 1, 0), 'one' from generate_series(1, 20) as g",
      "insert into shop.song select g, g, g from generate_series(1, 20) as g",
      "insert into shop.listed select g, 21 - g from generate_series(1, 20) as g",
    );
    const model = join(folder, "out", "model.yaml");
    expect(await dump(url, "--out", join(folder, "out"))).toMatchObject({ code: 0 });
    expect(await readFile(model, "utf8")).toContain("person.reports_to:\n    forward: reports_to\n");
    const sides = ["diff", "--online", "--default-schema", "shop", url, model];
    const scratch = { SCRATCH_URL: clusterUrl(cluster(major), "postgres") };
    const planned = await runCli([...sides, "--json"], scratch);
    expect(planned).toMatchObject({ code: 0, err: expect.stringContaining("downtime none") as string });
    const database = new pg.Client({ connectionString: url });
    await database.connect();
    onTestFinished(() => database.end());
    const { steps } = JSON.parse(planned.out) as { steps: Step[] };
    for (const step of steps) await runStep(database, step.run);
    expect(
      await database.query("select p.id, p.reports_to_id, s.id as song from shop.person p join shop.song s on s.singer_id = p.id where p.id = 2"),
    ).toMatchObject({
      rows: [{ id: "2", reports_to_id: "1", song: "2" }],
    });
    expect(await runCli([...sides, "--check"], scratch)).toMatchObject({ code: 0 });
  });

  test("a model is of one schema", async () => {
    const url = await standing("create schema one", "create table one.a ()", "create schema two", "create table two.b (id int primary key)");
    expect(await dump(url)).toMatchObject({ code: 3, out: "", err: "error: a model is of one schema; say which with --schema: one, two\n" });
    expect(await dump(url, "--schema", "two")).toMatchObject({ code: 0, out: expect.stringContaining("  b:\n") as string });
  });

  const real = process.env["REAL_SCHEMAS_DIR"] ?? "";
  const files = existsSync(real) ? readdirSync(real).filter((name) => name.endsWith(".sql")) : [];
  test.skipIf(files.length === 0)("real schemas (REAL_SCHEMAS_DIR) have a sound model each", { timeout: 120_000 }, async () => {
    for (const file of files) {
      const database = await createDatabase(onTestFinished, { major });
      const session = await connect(database);
      await loadSource(session, join(real, file));
      await session.end();
      const { code, out } = await dump(database.url, "--json");
      expect({ file, code }).toEqual({ file, code: 0 });
      expect(Object.keys((JSON.parse(out) as Dumped).model.entities).length).toBeGreaterThan(5);
    }
  });
});
