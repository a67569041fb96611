import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { LoaderRefusal, install, status, uninstall, upgrade } from "../../sql/loader.ts";
import { majors } from "../helpers/majors.ts";
import { query, useOwnCluster } from "./own-cluster.ts";

const ourRoles = "select rolname::text as role from pg_catalog.pg_roles where rolname like 'arch\\_%' order by 1";
const ourSchemas = "select nspname::text as schema from pg_catalog.pg_namespace where nspname like 'arch%' order by 1";

/** A copy of `sql/` that a test may change. */
async function changedSources(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "data-architect-sql-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await cp(fileURLToPath(new URL("../../sql", import.meta.url)), join(root, "sql"), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
  return root;
}

/** Everything that loading could change, as text. */
const inventory = (url: string) =>
  query<{ all: string }>(
    url,
    `
  select md5(string_agg(x.line, E'\\n' order by x.line)) as all from (
    select p.oid::regprocedure::text || pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '') || coalesce(obj_description(p.oid, 'pg_proc'), '') || p.proowner::regrole as line
      from pg_proc as p where p.pronamespace::regnamespace::text like 'arch%' and p.prokind <> 'a'
    union all
    select c.oid::regclass::text || a.attname || format_type(a.atttypid, a.atttypmod) || a.attnotnull || coalesce(col_description(c.oid, a.attnum), '') || coalesce(c.relacl::text, '') || c.relowner::regrole
      from pg_class as c join pg_attribute as a on a.attrelid = c.oid where c.relnamespace::regnamespace::text like 'arch%' and a.attnum > 0
    union all
    select p.polname || pg_get_expr(p.polqual, p.polrelid) from pg_policy as p
  ) as x`,
  );

describe.each(majors())("install on Postgres %i", (major) => {
  const cluster = useOwnCluster(major);

  test("a database that is not in UTF-8 is refused by name, with the way out, and stays as it is", async () => {
    for (const encoding of ["LATIN1", "SQL_ASCII"]) {
      const name = `in_${encoding.toLowerCase()}`;
      await query(cluster.url("postgres"), `create database ${name} encoding '${encoding}' locale 'C' template template0`);
      await expect(install(cluster.url(name))).rejects.toMatchObject({
        reason: "encoding",
        message: expect.stringContaining(`database ${name} has encoding ${encoding}, and Data Architect needs UTF8`) as string,
      });
      expect(await query(cluster.url(name), ourSchemas)).toEqual([]);
    }
  });

  test("a database gets everything once: schemas, roles with passwords, environment, first person, comments", async () => {
    const url = await cluster.database("first");
    const result = await install(url, { environment: { name: "development" }, person: "Ada" });
    expect(result.outcome).toBe("installed");
    expect(Object.keys(result.passwords).sort()).toEqual(["arch_executor", "arch_server", "arch_worker"]);
    expect(result.uncommented).toEqual([]);
    expect((await query(url, ourSchemas)).map((row) => row["schema"])).toEqual(["arch", "arch_jobs", "arch_private", "arch_run", "arch_server", "arch_worker"]);
    const [me] = await query(url, "select name, environment, kind, roles from arch.whoami()");
    expect(me).toEqual({ name: "Ada", environment: "development", kind: "sandbox", roles: ["admin", "approver", "auditor", "author", "operator", "reviewer"] });
    const worker = cluster.url("first", "arch_worker", result.passwords.arch_worker);
    expect(await query(worker, "select version from arch_worker.release()")).toEqual([{ version: result.version }]);
    await expect(query(cluster.url("first", "arch_executor", result.passwords.arch_executor), "select * from arch.whoami()")).rejects.toMatchObject({
      code: "42501",
    });
  });

  test("loading the same release again changes nothing, and upgrading to it changes no behaviour", async () => {
    const url = await cluster.database("twice");
    await install(url);
    const before = await inventory(url);
    const again = await install(url);
    expect([again.outcome, again.passwords]).toEqual(["unchanged", {}]);
    expect(await query(url, "select count(*)::int as releases from arch.release")).toEqual([{ releases: 1 }]);
    expect((await upgrade(url)).outcome).toBe("upgraded");
    expect(await inventory(url)).toEqual(before);
    expect(await query(url, "select count(*)::int as environments from arch.environment")).toEqual([{ environments: 1 }]);
  });

  test("of twenty at once one installs, none fails, the others find it installed", async () => {
    const url = await cluster.database("twenty");
    const outcomes = (await Promise.all(Array.from({ length: 20 }, () => install(url)))).map((result) => result.outcome);
    expect(outcomes.filter((outcome) => outcome === "installed")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "unchanged")).toHaveLength(19);
  });

  test("two databases of one cluster install at the same time and share the roles", async () => {
    const urls = await Promise.all(["left_half", "right_half", "third_half"].map((name) => cluster.database(name)));
    const outcomes = await Promise.all(urls.map((url) => install(url)));
    expect(outcomes.map((result) => result.outcome)).toEqual(["installed", "installed", "installed"]);
    expect(outcomes.every((result) => result.capabilities.every((one) => one.available || one.name === "plv8"))).toBe(true);
  });

  test("a database newer than the program is left alone", async () => {
    const url = await cluster.database("newer");
    await install(url, { version: "9.9.9" });
    await expect(install(url)).rejects.toMatchObject({ name: "LoaderRefusal", reason: "newer" });
    expect(await status(url)).toMatchObject({ kind: "present", version: "9.9.9" });
  });

  test("an install that was killed half-way is finished, or taken out", async () => {
    await install(await cluster.database("for_roles"));
    const halves = await Promise.all(["killed_one", "killed_two"].map((name) => cluster.database(name)));
    for (const url of halves) await query(url, "create schema arch_jobs authorization arch_owner");
    const [left = "", right = ""] = halves;
    expect(await status(left)).toEqual({ kind: "half" });
    expect((await install(left)).outcome).toBe("installed");
    await uninstall(right);
    expect(await query(right, ourSchemas)).toEqual([]);
  });

  test("a database and a login with odd names are no obstacle", async () => {
    await query(cluster.url("postgres"), 'create role "Odd ""Admin""" superuser login password \'odd\'');
    await query(cluster.url("postgres"), 'create database "Odd-Name 1"');
    const url = cluster.url(encodeURIComponent("Odd-Name 1"), encodeURIComponent('Odd "Admin"'), "odd");
    expect((await install(url)).outcome).toBe("installed");
    expect(await query(url, "select login, environment from arch.whoami()")).toEqual([{ login: 'Odd "Admin"', environment: "Odd-Name 1" }]);
    await uninstall(url);
  });

  test("an edited migration stops the upgrade and names the file", async () => {
    const url = await cluster.database("edited");
    await install(url);
    const root = await changedSources({ "sql/migrations/0002_people.sql": "select 1;" });
    await expect(upgrade(url, { root })).rejects.toThrow(/migration 0002_people\.sql is not the one this database was built with/);
  });

  test("a first install that fails leaves nothing behind", async () => {
    const url = await cluster.database("broken");
    const root = await changedSources({ "sql/api/999_broken.sql": "select no_such_column from arch.plans;" });
    const rolesBefore = await query(url, ourRoles);
    await expect(install(url, { root })).rejects.toThrow(/sql\/api\/999_broken\.sql:1: column "no_such_column" does not exist/);
    expect(await query(url, ourSchemas)).toEqual([]);
    expect(await query(url, ourRoles)).toEqual(rolesBefore);
    expect((await install(url)).outcome).toBe("installed");
  });

  test("a body that names what is not there fails the install with the function's name", async () => {
    const url = await cluster.database("bodies");
    const root = await changedSources({
      "sql/api/999_broken.sql": "create or replace function arch.broken() returns integer language sql as 'select nothing from arch.nowhere';",
    });
    await expect(install(url, { root })).rejects.toThrow(/function arch\.broken\(\) does not compile: relation "arch\.nowhere" does not exist/);
  });

  test("an upgrade that fails leaves the old release working, tables included", async () => {
    const url = await cluster.database("old_works");
    await install(url);
    const before = await inventory(url);
    const root = await changedSources({
      "sql/migrations/9999_more.sql": "alter table arch.plans add column more text;",
      "sql/api/999_broken.sql": "select 1 / 0;",
    });
    await expect(upgrade(url, { root, version: "0.2.0" })).rejects.toThrow(/999_broken\.sql.*division by zero/);
    expect(await inventory(url)).toEqual(before);
    expect(await query(url, "select count(*)::int as n from arch.whoami()")).toEqual([{ n: 1 }]);
    expect(await status(url)).toMatchObject({ kind: "present" });
  });

  test("an upgrade waits for nobody: it refuses while a run is under way, and keeps open plans", async () => {
    const url = await cluster.database("running");
    await install(url);
    await query(
      url,
      `
      with project as (
        insert into arch.projects (name, schemas, owner_role, created_by) select 'shop', '{shop}', 'shop_owner', id from arch.persons returning name, created_by
      ), plan as (
        insert into arch.plans (project, state, policy_version, created_by) select name, 'running', 1, created_by from project returning id, created_by
      ) insert into arch.runs (plan, direction, state, started_by) select id, 'forward', 'running', created_by from plan`,
    );
    await expect(upgrade(url)).rejects.toMatchObject({ reason: "run-open", message: expect.stringContaining("p_1 (running)") as string });
    await query(url, "update arch.runs set state = 'done'");
    expect((await upgrade(url)).outcome).toBe("upgraded");
    expect(await query(url, "select id, state from arch.plans")).toEqual([{ id: "p_1", state: "running" }]);
  });

  test("a schema arch of somebody else is left alone", async () => {
    const url = await cluster.database("foreign_arch");
    await query(url, "create schema arch; create table arch.stones (id int)");
    await expect(install(url)).rejects.toBeInstanceOf(LoaderRefusal);
    expect(await query(url, ourSchemas)).toEqual([{ schema: "arch" }]);
  });

  test("uninstall lists what governed tables still need, then leaves them working and takes the queue along", async () => {
    const url = await cluster.database("leaving");
    await install(url);
    await query(url, "create role leaving_owner; grant leaving_owner to arch_executor; create schema shop authorization leaving_owner");
    await query(url, "select * from arch.project('shop', array['shop']::name[], 'leaving_owner')");
    await query(
      url,
      `create table shop.orders (id int); insert into shop.orders values (1);
      create function shop.tg_sync() returns trigger language plpgsql as 'begin return new; end';
      create trigger zz_arch_sync_1 before update on shop.orders for each row execute function shop.tg_sync();
      create schema shop_archive; create table shop_archive.orders_name (id int)`,
    );
    await expect(uninstall(url)).rejects.toThrow(/archive schema shop_archive \(1 table\(s\)\)[\s\S]*sync trigger zz_arch_sync_1 on shop\.orders/);
    await query(url, "drop trigger zz_arch_sync_1 on shop.orders; drop table shop_archive.orders_name; drop schema shop_archive");
    await uninstall(url);
    expect(await query(url, ourSchemas)).toEqual([]);
    expect(await query(url, "update shop.orders set id = 2 returning id")).toEqual([{ id: 2 }]);
    expect(await status(url)).toEqual({ kind: "absent" });
    expect((await query(url, ourRoles)).length).toBe(6);
  });
});

describe.each(majors())("a cluster without our roles, Postgres %i", (major) => {
  const cluster = useOwnCluster(major);

  test("a host's admin without superuser installs as far as it may and is told what is missing", async () => {
    await query(cluster.url("postgres"), "create role host_admin login createdb createrole password 'host'");
    await query(cluster.url("postgres", "host_admin", "host"), "create database managed");
    const url = cluster.url("managed", "host_admin", "host");
    const result = await install(url);
    expect(result.outcome).toBe("installed");
    const missing = result.capabilities.filter((one) => !one.available);
    expect(missing.map((one) => one.name).sort()).toEqual(expect.arrayContaining(["event_triggers", "superuser"]) as string[]);
    expect(missing.every((one) => one.cost !== null && one.remedy !== null)).toBe(true);
    const [me] = await query(url, "select login, roles from arch.whoami()");
    expect(me).toMatchObject({ login: "host_admin" });
    expect(
      await query(
        url,
        "select count(*)::int as members from pg_catalog.pg_auth_members where roleid = 'arch_owner'::regrole and member = 'host_admin'::regrole and pg_catalog.pg_has_role('host_admin', 'arch_owner', 'usage')",
      ),
    ).toEqual([{ members: 0 }]);
    expect((await upgrade(url)).outcome).toBe("upgraded");
    await uninstall(url);
    expect(await status(url)).toEqual({ kind: "absent" });
  });

  test("loses the roles with the last database that is uninstalled, not before", async () => {
    const [left, right] = [await cluster.database("one"), await cluster.database("two")];
    await install(left);
    await install(right);
    expect((await uninstall(left)).roles_dropped).toEqual([]);
    const { roles_dropped, roles_kept } = await uninstall(right);
    expect([roles_kept, roles_dropped.length]).toEqual([[], 6]);
    expect(await query(right, ourRoles)).toEqual([]);
  });
});
