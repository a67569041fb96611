import { describe, expect, test } from "vitest";
import { install } from "../../sql/loader.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase, useDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";

const refused = { code: "ZA002", detail: "not_allowed" };

describe.each(majors())("people on Postgres %i", (major) => {
  const database = useDatabase({ major, template: () => peopledTemplate(major) });

  test("whoami tells a person their roles, and a login that is nobody that it is nobody", async () => {
    const ada = await connect(database, personLogin("ada"));
    expect((await ada.query("select login, name, roles, environment, kind from arch.whoami()")).rows).toEqual([
      { login: "ada", name: "ada", roles: ["author of shop"], environment: "test", kind: "sandbox" },
    ]);
    const nobody = await connect(database, personLogin("nobody"));
    expect((await nobody.query("select login, name, person, roles from arch.whoami()")).rows).toEqual([
      { login: "nobody", name: null, person: null, roles: [] },
    ]);
    await expect(nobody.query("select * from arch.declare('shop', 'model: x')")).rejects.toMatchObject({ code: "ZA001" });
    expect((await nobody.query("select * from arch.projects")).rows).toEqual([]);
    expect((await nobody.query("select display_name from arch.person_names")).rows).toEqual([]);
  });

  test("a role that is no member of arch_user has no way in", async () => {
    const root = await connect(database);
    const outsider = `outsider_${database.name}`;
    await root.query(`create role ${outsider} login password 'x'`);
    try {
      const session = await connect(database, { user: outsider, password: "x" });
      await expect(session.query("select * from arch.whoami()")).rejects.toMatchObject({ code: "42501" });
      await expect(session.query("select * from arch.plans")).rejects.toMatchObject({ code: "42501" });
      await session.end();
    } finally {
      await root.query(`drop role ${outsider}`);
    }
  });

  test("an admin adds a person, maps a login, binds and unbinds a role; nobody else may", async () => {
    const root = await connect(database);
    const ada = await connect(database, personLogin("ada"));
    for (const call of ["add_person('eve')", "map_login('nobody', 'ada')", "bind_role('ada', 'approver', 'shop')", "unbind_role('bob', 'approver', 'shop')"]) {
      await expect(ada.query(`select * from arch.${call}`)).rejects.toMatchObject(refused);
    }
    expect((await root.query("select added from arch.add_person('Dora', 'dora@example.org')")).rows).toEqual([{ added: "Dora" }]);
    expect((await root.query("select * from arch.bind_role('dora', 'reviewer', 'shop', 'knows it', '1 hour')")).rows).toEqual([
      { decision: "bound", reason: "dora is reviewer of shop" },
    ]);
    expect((await root.query("select role, project from arch.people where name = 'Dora'")).rows).toEqual([{ role: "reviewer", project: "shop" }]);
    expect((await root.query("select decision from arch.unbind_role('dora', 'reviewer', 'shop')")).rows).toEqual([{ decision: "unbound" }]);
    expect((await root.query("select role from arch.people where name = 'Dora'")).rows).toEqual([{ role: null }]);
    expect(
      (await root.query("select kind from arch.events where kind in ('person_added', 'role_bound', 'role_unbound') order by at desc limit 3")).rows.map(
        (row) => row.kind as string,
      ),
    ).toEqual(["role_unbound", "role_bound", "person_added"]);
    await expect(root.query("select * from arch.add_person('dora')")).rejects.toMatchObject({ code: "ZA008" });
    await expect(root.query("select * from arch.bind_role('dora', 'emperor')")).rejects.toMatchObject({ code: "ZA008" });
    await expect(root.query("select * from arch.bind_role('ghost', 'author')")).rejects.toMatchObject({ code: "ZA006" });
    await expect(root.query("select * from arch.map_login('arch_worker', 'dora')")).rejects.toMatchObject({ code: "ZA008" });
  });

  test("the last admin stays, and bots never approve: refused and recorded", async () => {
    const root = await connect(database);
    expect((await root.query("select decision, reason from arch.unbind_role('postgres', 'admin')")).rows).toEqual([
      { decision: "refused", reason: "postgres is the last admin; bind another one first" },
    ]);
    await root.query("select * from arch.add_person('robot', null, 'bot')");
    expect((await root.query("select decision, reason from arch.bind_role('robot', 'approver', 'shop')")).rows).toEqual([
      { decision: "refused", reason: "robot is a bot; bots never approve" },
    ]);
    expect((await root.query("select count(*)::int as n from arch.events where kind = 'role_refused'")).rows).toEqual([{ n: 2 }]);
  });

  test("an expired or revoked binding gives nothing any more", async () => {
    const root = await connect(database);
    const victor = await connect(database, personLogin("victor"));
    expect((await victor.query("select name from arch.projects")).rows).toEqual([{ name: "shop" }]);
    await root.query(
      "update arch.role_bindings set expires_at = now() - interval '1 second' where person_id = (select person_id from arch.identities where login = 'victor')",
    );
    expect((await victor.query("select name from arch.projects")).rows).toEqual([]);
  });

  test("the server's person counts in the server's session only", async () => {
    const root = await connect(database);
    const [{ id } = { id: "" }] = (await root.query<{ id: string }>("select person_id as id from arch.identities where login = 'ada'")).rows;
    const server = await connect(database, await ourLogin("arch_server", major));
    await server.query("set role arch_user");
    expect((await server.query("select name from arch.whoami()")).rows).toEqual([{ name: null }]);
    await server.query("select set_config('arch.person', $1, false)", [id]);
    expect((await server.query("select name from arch.whoami()")).rows).toEqual([{ name: "ada" }]);
    const bob = await connect(database, personLogin("bob"));
    await bob.query("select set_config('arch.person', $1, false)", [id]);
    expect((await bob.query("select name from arch.whoami()")).rows).toEqual([{ name: "bob" }]);
  });

  test("a token opens the door once issued, for its person, until it is revoked; its digest can't be read", async () => {
    const ada = await connect(database, personLogin("ada"));
    const [made] = (await ada.query<{ id: string; token: string }>("select * from arch.issue_token('laptop')")).rows;
    expect(made?.token).toMatch(/^da_[0-9a-f]{64}$/);
    const server = await connect(database, await ourLogin("arch_server", major));
    const ask = async (): Promise<boolean> =>
      (
        await server.query<{ open: boolean }>("select arch_server.authenticate(encode(sha256(convert_to($1, 'UTF8')), 'hex')) is not null as open", [
          made?.token,
        ])
      ).rows[0]?.open === true;
    expect(await ask()).toBe(true);
    await expect(ada.query("select sha256 from arch.tokens")).rejects.toMatchObject({ code: "42501" });
    const bob = await connect(database, personLogin("bob"));
    expect((await bob.query("select id from arch.tokens")).rows).toEqual([]);
    await expect(bob.query("select * from arch.revoke_token($1)", [made?.id])).rejects.toMatchObject({ code: "ZA006" });
    await ada.query("select * from arch.revoke_token($1)", [made?.id]);
    expect(await ask()).toBe(false);
    await expect(bob.query("select arch_server.authenticate('x')")).rejects.toMatchObject({ code: "42501" });
  });

  test("people see their own events, an auditor sees all", async () => {
    const root = await connect(database);
    const ada = await connect(database, personLogin("ada"));
    await ada.query("select * from arch.issue_token('phone')");
    expect((await root.query("select count(*) > 10 as many from arch.events")).rows).toEqual([{ many: true }]);
    const kinds = (await ada.query<{ kind: string }>("select distinct kind from arch.events")).rows.map((row) => row.kind);
    expect(kinds.filter((kind) => !kind.startsWith("token_"))).toEqual([]);
    for (const table of ["events", "plans", "role_bindings"]) {
      await expect(ada.query(`delete from arch.${table}`)).rejects.toMatchObject({ code: "42501" });
    }
  });
});

describe.each(majors())("a protected environment on Postgres %i", (major) => {
  test("refuses roles that must not meet in one person, and an admin who would bind themselves", async (t) => {
    const database = await createDatabase(t, { major });
    await install(database.url, { environment: { name: "production", kind: "protected" } });
    const root = await connect(database);
    expect((await root.query("select roles, kind from arch.whoami()")).rows).toEqual([{ roles: ["admin"], kind: "protected" }]);
    await root.query("select * from arch.add_person('Iris')");
    const bind = async (role: string, person = "Iris"): Promise<string> =>
      (await root.query<{ decision: string }>("select decision from arch.bind_role($1, $2)", [person, role])).rows[0]?.decision ?? "";
    expect(await bind("approver")).toBe("bound");
    expect(await bind("operator")).toBe("refused");
    expect(await bind("admin")).toBe("refused");
    expect(await bind("auditor")).toBe("refused");
    expect(await bind("author")).toBe("bound");
    expect(await bind("author", "postgres")).toBe("refused");
    expect((await root.query("select count(*)::int as n from arch.events where kind = 'role_refused'")).rows).toEqual([{ n: 4 }]);
    const login = `iris_${database.name}`;
    await root.query(`create role ${login} login`);
    await root.query("select * from arch.map_login($1, 'Iris')", [login]);
    await expect(root.query("select * from arch.project('x', array['x']::name[], $1)", [login])).rejects.toMatchObject({ code: "ZA013" });
    await root.query(`revoke arch_user from ${login}`);
    await root.query(`drop role ${login}`);
  });
});
