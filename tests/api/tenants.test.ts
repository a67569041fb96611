/** Tenants with a schema of their own: made by one verb, declared and planned together, seen together. */
import type pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { useDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { compileHere, compilePlanHere } from "./compile-here.ts";

const model = (more = ""): string =>
  `{ model: clinic, intent: { tenancy: { kind: schema } }, entities: { note: { is: "A note.", attributes: { text: { type: text, required: true }${more} } } } }`;

describe.each(majors())("tenants on Postgres %i", (major) => {
  const database = useDatabase({ major, template: () => peopledTemplate(major) });
  let root: pg.Client;
  let ada: pg.Client;
  let worker: pg.Client;
  const code = async (client: pg.Client, sql: string): Promise<unknown> =>
    client.query(sql).then(
      () => "allowed",
      (error: { code: string }) => error.code,
    );
  const declare = async (text: string): Promise<void> => {
    const {
      rows: [declared],
    } = await root.query<{ request: string }>("select request from arch.declare('clinic', $1)", [text]);
    await compileHere(worker, declared?.request ?? "");
  };

  beforeAll(async () => {
    root = await connect(database);
    ada = await connect(database, personLogin("ada"));
    worker = await connect(database, await ourLogin("arch_worker", major));
    await root.query(`grant create on database ${database.name} to shop_owner; select arch.project('clinic', array['clinic'], 'shop_owner')`);
  });

  test("there is no tenant before a model says that each has a schema", async () => {
    expect(await code(root, "select arch.tenant('clinic', 'north')")).toBe("ZA005");
    await declare(model().replace("kind: schema", "kind: none"));
    expect(await code(root, "select arch.tenant('clinic', 'north')")).toBe("ZA008");
    expect((await root.query("select * from arch.tenants('clinic')")).rows).toEqual([]);
  });

  test("each is a project with a schema, the same model and a plan of its own", async () => {
    await declare(model());
    for (const name of ["north", "south"]) {
      const {
        rows: [made],
      } = await root.query<{ stands_in: string; request: string; next: string }>("select * from arch.tenant('clinic', $1)", [name]);
      expect(made).toMatchObject({ made: name, stands_in: name, next: `select * from arch.plan('${name}')` });
      await compileHere(worker, made?.request ?? "");
    }
    const {
      rows: [again],
    } = await root.query<{ request: string }>("select * from arch.tenant('clinic', 'north')");
    await compileHere(worker, again?.request ?? "");
    expect(await code(ada, "select arch.tenant('clinic', 'east')")).toBe("ZA003");
    await root.query("select arch.bind_role('ada', 'author', 'clinic')");
    expect(await code(ada, "select arch.tenant('clinic', 'east')")).toBe("ZA002");
    expect(await code(root, "select arch.tenant('north', 'west')")).toBe("ZA008");
    expect(await code(root, "select arch.tenant('clinic', 'shop')")).toBe("ZA008");
    expect(
      (await root.query("select tenant, schema, declared, follows, plan, drift, next from arch.tenants('clinic') where tenant in ('north', 'south')")).rows,
    ).toEqual(
      ["north", "south"].map((tenant) => ({
        tenant,
        schema: tenant,
        declared: "v1",
        follows: true,
        plan: null,
        drift: "0",
        next: "select * from arch.plan_tenants('clinic')",
      })),
    );
  });

  test("a new version goes to all of them, and each is planned for its own schema", async () => {
    await declare(model(", read: { type: boolean }"));
    expect((await root.query<{ follows: boolean; next: string }>("select distinct follows, next from arch.tenants('clinic')")).rows).toEqual([
      { follows: false, next: "select * from arch.declare_tenants('clinic')" },
    ]);
    const { rows: declared } = await root.query<{ tenant: string; request: string }>("select * from arch.declare_tenants('clinic') order by tenant");
    for (const { request } of declared) await compileHere(worker, request);
    expect((await root.query("select * from arch.declare_tenants('clinic')")).rows).toEqual([]);
    const { rows: planned } = await root.query<{ tenant: string; plan: string }>("select * from arch.plan_tenants('clinic') order by tenant");
    expect(planned.map((each) => each.tenant)).toEqual(declared.map((each) => each.tenant));
    for (const { tenant, plan } of planned) {
      await compilePlanHere(worker, root, plan);
      const { rows } = await root.query<{ sql: string }>("select string_agg(body, E'\\n') as sql from arch.plan_steps where plan = $1", [plan]);
      expect(rows[0]?.sql).toContain(`${tenant}.notes`);
      expect(rows[0]?.sql).not.toContain("clinic.notes");
    }
    expect((await root.query("select * from arch.plan_tenants('clinic')")).rows).toEqual([]);
    expect((await root.query<{ state: string }>("select distinct state from arch.tenants('clinic')")).rows).toEqual([{ state: "planned" }]);
  });

  test("who wrote the model that a tenant follows has contributed to the tenant's plan, whoever declared it there", async () => {
    const {
      rows: [north],
    } = await root.query<{ plan: string }>("select plan from arch.tenants('clinic') where tenant = 'north'");
    await root.query("update arch.model_versions set declared_by = (select person_id from arch.identities where login = 'ada') where project = 'clinic'");
    const { rows } = await root.query<{ name: string }>(
      "select arch_private.person_name(c.person_id) as name from arch_private.contributors($1) as c order by name",
      [north?.plan],
    );
    expect(rows.map((row) => row.name)).toEqual(["ada", "postgres"]);
  });
});
