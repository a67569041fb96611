/** Tenants with a database of their own: one command makes one, another sees them all, declares and plans; each is governed by itself. */
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { addressOf } from "../../sql/connection.ts";
import { newestMajor } from "../helpers/majors.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { compileHere, compilePlanHere } from "./compile-here.ts";
import { query, useOwnCluster } from "./own-cluster.ts";
import { runCli } from "../helpers/run-cli.ts";

const cluster = useOwnCluster(newestMajor());
const run = async (...words: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> => {
  return runCli(words);
};
const model = (kind: string, more = ""): string =>
  `{ model: clinic, intent: { tenancy: { kind: ${kind} } }, conventions: { extensions: [pg_trgm] }, entities: { note: { is: "A note.", attributes: { text: { type: text, required: true }${more} } } } }`;

/** Compiles what waits in a database, as a worker there would, while the command waits for it. */
async function whileCompiling<Result>(name: string, command: Promise<Result>): Promise<Result> {
  const ended = { yet: false };
  const done = command.finally(() => {
    ended.yet = true;
  });
  const session = new pg.Client({ connectionString: cluster.url(name) });
  onTestFinished(() => session.end());
  await waitFor(`the database ${name}`, async () => (await query(cluster.url("postgres"), "select from pg_database where datname = $1", [name])).length === 1);
  await session.connect();
  while (!ended.yet) {
    const there = await session.query("select to_regclass('arch.requests') is not null and to_regclass('arch.plans') is not null as there");
    const { rows } =
      there.rows[0].there === true
        ? await session.query<{ id: string }>("select id from arch.requests where state = 'compiling'").catch(() => ({ rows: [] }))
        : { rows: [] };
    for (const { id } of rows) await compileHere(session, id);
    const plans =
      there.rows[0].there === true
        ? await session.query<{ id: string }>("select id from arch.plans where state = 'compiling'").catch(() => ({ rows: [] }))
        : { rows: [] };
    for (const { id } of plans.rows) await compilePlanHere(session, session, id);
    await Promise.race([done, new Promise((resolve) => setImmediate(resolve))]);
  }
  return done;
}

async function declareMain(url: string, text: string): Promise<void> {
  const [declared] = await query<{ request: string }>(url, "select request from arch.declare('clinic', $1)", [text]);
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  await compileHere(session, declared?.request ?? "").finally(() => session.end());
}

test("a tenant is a database of its own, made, installed and declared by one command, again and again", { timeout: 120_000 }, async () => {
  const url = await cluster.database("clinics");
  expect(await run("tenant", "clinic", "north", "--database-url", url)).toMatchObject({ code: 2, err: expect.stringContaining("is not installed") as string });
  await run("install", "--database-url", url, "--kind", "sandbox");
  await query(url, "create role clinic_owner nologin; grant clinic_owner to arch_executor");
  await query(url, "create role clinic_app nologin");
  expect(await run("tenant", "clinic", "north", "--database-url", url)).toMatchObject({
    code: 2,
    err: expect.stringContaining("there is no project clinic") as string,
  });
  await query(url, "create extension pg_trgm schema public; grant create on database clinics to clinic_owner");
  await query(url, "select arch.project('clinic', array['clinic'], 'clinic_owner', array['clinic_app'])");
  expect(await run("tenants", "clinic", "--database-url", url)).toMatchObject({ code: 2, err: expect.stringContaining("has no model version yet") as string });
  await declareMain(url, model("schema"));
  expect(await run("tenant", "clinic", "north", "--database-url", url)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/its tenancy is schema[\s\S]*arch\.tenant\('clinic'/) as string,
  });
  await declareMain(url, model("database"));
  expect(await run("tenants", "clinic", "--database-url", url)).toMatchObject({
    code: 0,
    out: expect.stringContaining("data-architect tenant clinic NAME") as string,
  });
  expect(await run("tenant", "clinic", "North!", "--database-url", url)).toMatchObject({
    code: 2,
    err: expect.stringContaining("is no name for a database") as string,
  });
  expect(await run("tenant", "clinic", "clinics", "--database-url", url)).toMatchObject({
    code: 2,
    err: expect.stringContaining("is the database of clinic itself") as string,
  });

  const made = await whileCompiling("north", run("tenant", "clinic", "north", "--database-url", url));
  expect(made).toMatchObject({
    code: 0,
    out: expect.stringMatching(/clinic +v1 +done/) as string,
    err: expect.stringContaining("database north: made") as string,
  });
  expect(
    await query(
      cluster.url("north"),
      "select e.name, e.kind, p.schemas::text[] as schemas, p.owner_role::text as owner, p.application_roles::text[] as roles from arch.environment as e cross join arch.projects as p",
    ),
  ).toEqual([{ name: "north", kind: "sandbox", schemas: ["clinic"], owner: "clinic_owner", roles: ["clinic_app"] }]);
  expect(await query(cluster.url("north"), "select extname from pg_extension where extname = 'pg_trgm'")).toHaveLength(1);
  const again = await whileCompiling("north", run("tenant", "clinic", "north", "--database-url", url));
  expect(again).toMatchObject({ code: 0, err: expect.stringContaining("database north: there already") as string });
  await whileCompiling("south", run("tenant", "clinic", "south", "--database-url", url));

  // A new version: all are seen behind, then taken along; each plan waits in its own database for its own people.
  await declareMain(url, model("database", ", read: { type: boolean }"));
  const seen = await run("tenants", "clinic", "--json", "--database-url", url);
  expect(JSON.parse(seen.out)).toEqual(
    ["north", "south"].map((tenant) => ({
      tenant,
      declared: "v1",
      applied: null,
      follows: false,
      plan: null,
      state: null,
      next: "data-architect tenants clinic --declare",
    })),
  );
  const declared = await whileCompiling("north", whileCompiling("south", run("tenants", "clinic", "--declare", "--json", "--database-url", url)));
  expect(JSON.parse(declared.out)).toEqual(
    ["north", "south"].map(
      (tenant) => expect.objectContaining({ tenant, declared: "v2", follows: true, next: "data-architect tenants clinic --plan" }) as unknown,
    ),
  );
  expect(await query(url, "select from arch.plans")).toEqual([]);

  // A database of somebody else, with a schema of that name which is closed to whoever asks, hides nobody's tenants.
  const foreign = await cluster.database("foreign_arch");
  await query(foreign, "create schema arch create table model_versions (project text)");
  await query(url, "create role lena login password 'lena'");
  await query(url, "select arch.add_person('lena')");
  await query(url, "select arch.map_login('lena', 'lena')");
  await query(url, "select arch.bind_role('lena', 'admin')");
  const hers = addressOf(url, { user: "lena", password: "lena" });
  expect(await run("tenants", "clinic", "--json", "--database-url", hers)).toMatchObject({ code: 0, err: "" });
});
