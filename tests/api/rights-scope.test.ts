/** Where and for how long a role counts: its project, its time, its person; each guard is asked where nothing else would refuse. */
import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import type { PersonName } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";

describe.each(majors())("the reach of a role on Postgres %i", (major) => {
  let database: TestDatabase;
  let root: pg.Client;
  const as = (name: PersonName): Promise<pg.Client> => connect(database, personLogin(name));
  const code = (client: pg.Client, sql: string): Promise<string> =>
    client.query(sql).then(
      () => "allowed",
      (error: { code: string }) => error.code,
    );
  const projects = async (client: pg.Client): Promise<readonly string[]> =>
    (await client.query<{ name: string }>("select name from arch.projects order by name")).rows.map((row) => row.name);
  const one = async (client: pg.Client, sql: string): Promise<unknown> => Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  const conflict = (person: string, role: string, project: string | null): Promise<unknown> =>
    one(root, `select arch_private.conflicting_role(arch_private.person_named('${person}'), '${role}', ${project === null ? "null" : `'${project}'`})`);

  beforeEach(async (t) => {
    database = await createDatabase(t, { major, template: await peopledTemplate(major) });
    root = await connect(database);
    await root.query("create schema crm authorization shop_owner; select from arch.project('crm', array['crm'], 'shop_owner')");
  });

  test("a role in one project is none in another, and shows nothing of it; a role in all is one in each", async () => {
    const ada = await as("ada");
    await root.query("select from arch.bind_role('ada', 'viewer', 'crm')");
    expect(await code(ada, "select from arch.declare('crm', 'model: crm')")).toBe("ZA002");
    expect(await projects(ada)).toEqual(["crm", "shop"]);
    expect(await projects(await as("olga"))).toEqual(["shop"]);
    expect(await code(await as("olga"), "select from arch.scan_drift('crm')")).toBe("ZA003");
    await root.query("select from arch.bind_role('olga', 'operator')");
    expect(await code(await as("olga"), "select from arch.scan_drift('crm')")).toBe("allowed");
    expect(await projects(await as("olga"))).toEqual(["crm", "shop"]);
  });

  test("a binding that was taken away shows nothing any more", async () => {
    const victor = await as("victor");
    await root.query("select from arch.unbind_role('victor', 'viewer', 'shop')");
    expect(await projects(victor)).toEqual([]);
  });

  test("authors read their own events, not the log", async () => {
    const ada = await as("ada");
    await root.query("select from arch.bind_role('ada', 'author')");
    expect(await one(ada, "select count(*)::int from arch.events")).toBe(0);
    await root.query("select from arch.bind_role('ada', 'auditor')");
    expect(await one(ada, "select count(*) > 5 from arch.events")).toBe(true);
  });

  test("roles that must not meet: in both orders, in a project and in all, and only while both stand", async () => {
    await root.query("update arch.environment set kind = 'protected'");
    expect([
      await conflict("bob", "operator", "shop"),
      await conflict("olga", "approver", "shop"),
      await conflict("bob", "admin", "shop"),
      await conflict("postgres", "approver", "shop"),
    ]).toEqual(["approver", "operator", "approver", "admin"]);
    expect([
      await conflict("bob", "operator", "crm"),
      await conflict("bob", "operator", null),
      await conflict("bob", "author", "shop"),
      await conflict("bob", "viewer", "shop"),
    ]).toEqual([null, "approver", null, null]);
    expect(await conflict("bob", "auditor", "shop")).toBe("approver");
    await root.query("select from arch.unbind_role('bob', 'approver', 'shop')");
    expect(await conflict("bob", "operator", "shop")).toBe(null);
    await root.query("insert into arch.role_bindings (person_id, role) select arch_private.person_named('bob'), 'auditor'");
    expect([await conflict("bob", "operator", "shop"), await conflict("bob", "viewer", "shop")]).toEqual(["auditor", null]);
    await root.query(
      "update arch.role_bindings set expires_at = now() - interval '1 second' where role = 'auditor' and person_id = arch_private.person_named('bob')",
    );
    expect(await conflict("bob", "operator", "shop")).toBe(null);
  });

  test("who leaves has no role, no token and no login any more, and no say; the last admin stays; who comes back begins without", async () => {
    const bob = await as("bob");
    const server = await connect(database, await ourLogin("arch_server", major));
    const token = await one(bob, "select token from arch.issue_token('laptop')");
    const opens = (): Promise<unknown> =>
      one(server, `select arch_server.authenticate(encode(sha256(convert_to('${String(token)}', 'UTF8')), 'hex')) is not null`);
    const id = String(await one(root, "select arch_private.person_named('bob')::text"));
    expect(await code(await as("ada"), "select from arch.remove_person('bob', 'left')")).toBe("ZA002");
    expect(await code(root, "select from arch.remove_person('bob', ' ')")).toBe("ZA008");
    expect(await one(root, "select decision from arch.remove_person('postgres', 'left')")).toBe("refused");
    expect((await root.query("select * from arch.remove_person('bob', 'left')")).rows).toEqual([
      {
        decision: "removed",
        reason: "bob has no role and no token any more, and approvals by them count no more; the database's own logins are yours to end: drop role bob",
      },
    ]);
    expect(await opens()).toBe(false);
    expect(await code(bob, "select from arch.issue_token('again')")).toBe("ZA001");
    await server.query("select set_config('arch.person', $1, false)", [id]);
    await server.query("set role arch_user");
    expect(await one(server, "select name from arch.whoami()")).toBe(null);
    expect(await one(root, "select count(*)::int from arch_private.people_with('approver', 'shop') where name = 'bob'")).toBe(0);
    expect(await code(root, "select from arch.remove_person('bob', 'left')")).toBe("ZA006");
    expect(await one(root, "select added from arch.add_person('Bob')")).toBe("Bob");
    expect(await one(bob, "select roles from arch.whoami()")).toEqual([]);
  });

  test("an inactive person holds no role, whatever bindings and tokens say, and a token ends with its time", async () => {
    const server = await connect(database, await ourLogin("arch_server", major));
    const token = String(await one(await as("bob"), "select token from arch.issue_token('laptop')"));
    const opens = (): Promise<unknown> => one(server, `select arch_server.authenticate(encode(sha256(convert_to('${token}', 'UTF8')), 'hex')) is not null`);
    expect(await opens()).toBe(true);
    await root.query("update arch.tokens set expires_at = now()");
    expect(await opens()).toBe(false);
    await root.query(
      "update arch.tokens set expires_at = now() + interval '1 day'; update arch.persons set active = false where id = arch_private.person_named('bob')",
    );
    expect(await opens()).toBe(false);
    expect(await one(root, "select arch_private.has_role(arch_private.person_named('bob'), 'approver', 'shop')")).toBe(false);
    expect(await code(await as("bob"), "select from arch.issue_token('again')")).toBe("ZA001");
  });

  test("an admin does not become somebody else by mapping their own login, in a protected environment", async () => {
    await root.query("update arch.environment set kind = 'protected'");
    expect(await code(root, "select from arch.map_login('postgres', 'bob')")).toBe("ZA009");
    expect(await code(root, "select from arch.map_login('postgres', 'postgres')")).toBe("allowed");
    expect(await one(root, "select name from arch.whoami()")).toBe("postgres");
  });
});
