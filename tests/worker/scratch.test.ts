/** Scratch: user SQL runs there without rights, several uses do not see each other, and what a crash leaves is swept. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { ScratchFailure } from "../../worker/scratch/scratch-failure.ts";
import { scratchLacks } from "../../worker/scratch/scratch-lacks.ts";
import { makeScratchDatabase } from "../../worker/scratch/scratch-database.ts";
import { openScratchServer } from "../../worker/scratch/scratch-server.ts";
import { closeScratchServers, withScratch } from "../../worker/scratch/with-scratch.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { cluster, clusterUrl } from "../helpers/cluster.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { expectSameCatalog } from "../helpers/expect-same-catalog.ts";
import { majors } from "../helpers/majors.ts";
import { runCli } from "../helpers/run-cli.ts";
import { useScratch } from "../helpers/use-scratch.ts";

describe.each(majors())("on Postgres %i", (major) => {
  const scratch = useScratch(major);

  test("what is loaded has no rights on the server, not even through a function that a planner folds", async () => {
    await scratch(async (db) => {
      const session = await db.client();
      const denied = async (statement: string): Promise<void> => {
        await expect(session.query(statement), statement).rejects.toMatchObject({ code: "42501" });
      };
      await denied("select pg_catalog.pg_read_file('postgresql.conf')");
      await denied("copy (select 1) to program 'true'");
      await denied("create role other superuser");
      await denied("create database other");
      await denied("alter system set work_mem = '1MB'");
      await denied("select * from pg_catalog.pg_authid");
      await denied("set session authorization postgres");
      await denied("set role postgres");
      await denied("select pg_catalog.lo_create(0)");
      await denied("select pg_catalog.pg_notify('anything', '')");
      await db.load([
        "create schema shop",
        "create function shop.f() returns int language plpgsql immutable as $$ begin perform pg_catalog.set_config('role', 'postgres', false); return 1; end $$",
      ]);
      await expect(db.load(["create table shop.t (a int)", "create index on shop.t (a) where shop.f() = 1"])).rejects.toMatchObject({ code: "42501" });
    });
  });

  test("it reaches no other database of the server", async () => {
    await scratch(async (db) => {
      const url = new URL(db.url);
      await scratch(async (other) => {
        url.pathname = `/${other.name}`;
        const session = new pg.Client({ connectionString: url.href });
        await expect(session.connect()).rejects.toMatchObject({ code: "42501" });
      });
    });
  });

  test("its login may use up only so much time and space, and is gone with it", async () => {
    const { name, observer } = await scratch(async (db) => {
      const session = await db.client();
      const setting = async (name: string): Promise<unknown> =>
        (await session.query<{ value: string }>("select current_setting($1) as value", [name])).rows[0]?.value;
      expect([
        await setting("statement_timeout"),
        await setting("lock_timeout"),
        await setting("idle_in_transaction_session_timeout"),
        await setting("temp_file_limit"),
      ]).toEqual(["2min", "20s", "5min", "1GB"]);
      await expect(session.query("set temp_file_limit = -1")).rejects.toMatchObject({ code: "42501" });
      return { name: db.name, observer: db.url };
    });
    const gone = new pg.Client({ connectionString: observer });
    await expect(gone.connect()).rejects.toMatchObject({ code: expect.stringMatching(/^28/) as string });
    await scratch(async (db) => {
      const { rows } = await (await db.client()).query("select from pg_roles where rolname = $1 union all select from pg_database where datname = $1", [name]);
      expect(rows).toEqual([]);
    });
  });

  test("a failure names the statement, its code and the place", async () => {
    await scratch(async (db) => {
      const failure: unknown = await db.load(["create schema shop", "create table shop.t (a int, b nonsense)"]).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ScratchFailure);
      expect(failure).toMatchObject({
        statement: "create table shop.t (a int, b nonsense)",
        code: "42704",
        message: expect.stringContaining('type "nonsense" does not exist, at character 31') as string,
      });
    });
  });

  test("roles of a catalog exist, own and are lent; the server's superuser is played by a stand-in", async () => {
    const session = await connect(await createDatabase(onTestFinished, { major }));
    await session.query(
      "create schema shop; grant usage on schema shop to public; create table shop.t (a int); create function shop.f() returns int language sql as 'select 1'",
    );
    const catalog = await readCatalog(session, ["shop"]);
    const owner = `scratch_owner_${randomBytes(3).toString("hex")}`;
    const reader = `scratch reader ${randomBytes(3).toString("hex")}`;
    const mixed: Catalog = {
      ...catalog,
      objects: catalog.objects.map((object) =>
        object.kind === "table" ? { ...object, owner, grants: [{ grantee: reader, privileges: ["SELECT"] }] } : object,
      ),
    };
    await scratch(async (db) => {
      await db.loadCatalog(mixed);
      expectSameCatalog(await db.readCatalog(["shop"]), mixed);
      const as = await db.client(owner);
      await as.query("insert into shop.t values (1)");
      await expect(as.query("drop function shop.f()")).rejects.toMatchObject({ code: "42501" });
    });
    await asSuperuser(major, async (admin) => {
      for (const role of [owner, reader]) await admin.query(`drop role if exists ${pg.escapeIdentifier(role)}`);
    });
  });

  test("what the server lacks is named", async () => {
    const lacking: Catalog = {
      canon: 1,
      objects: [
        {
          kind: "extension",
          address: "extension:nowhere",
          name: "nowhere",
          schema: "public",
          version: "1",
          owner: null,
          grants: [],
          comment: null,
          depends_on: [],
          extension: null,
        },
        {
          kind: "other",
          class: "partition being detached",
          address: "other:partition being detached:shop.b",
          name: "b",
          schema: "shop",
          definition: null,
          owner: null,
          grants: [],
          comment: null,
          depends_on: [],
          extension: null,
        },
        {
          kind: "base_type",
          address: "base_type:shop.t",
          name: "t",
          schema: "shop",
          definition: "CREATE TYPE shop.t",
          owner: null,
          grants: [],
          comment: null,
          depends_on: [],
          extension: null,
        },
        {
          kind: "subscription",
          address: "subscription:s",
          name: "s",
          schema: null,
          definition: "CREATE SUBSCRIPTION s",
          owner: null,
          grants: [],
          comment: null,
          depends_on: [],
          extension: null,
        },
        {
          kind: "function",
          routine: "function",
          address: "function:shop.f()",
          name: "f",
          schema: "shop",
          arguments: "",
          definition: "",
          returns: "integer",
          language: "c",
          owner: null,
          grants: [],
          comment: null,
          depends_on: [],
          extension: null,
        },
      ],
    };
    await scratch(async (_db, server) => {
      expect(await scratchLacks(server, lacking)).toEqual([
        "extension nowhere (install its files on the scratch server)",
        "function:shop.f() (language c is not there or needs a superuser, and scratch works without)",
        "base_type:shop.t (a base type needs a superuser, and scratch works without)",
        "subscription:s (a subscription connects to another server, and scratch to none)",
        "other:partition being detached:shop.b (no statement makes it yet)",
      ]);
    });
  });

  test("an opener that died leaves nothing to the next one; one that lives keeps its databases", async () => {
    const url = clusterUrl(cluster(major), "postgres");
    const living = await openScratchServer({ major, url });
    const dead = await openScratchServer({ major, url });
    await dead.admin.query(`create role ${dead.instance}_role`);
    await dead.admin.query(`comment on role ${dead.instance}_role is 'data-architect scratch of ${dead.instance}'`);
    // Killed in the middle: databases that it had no time to say anything of.
    const unfinished = await makeScratchDatabase(dead);
    await dead.admin.query(`comment on database ${unfinished.name} is null; comment on database ${dead.template} is null`);
    // What SIGKILL does: its sessions, and with them the lock, are gone, and nobody cleans up.
    await asSuperuser(major, (session) =>
      session.query(
        "select pg_terminate_backend(l.pid) from pg_locks as l where l.locktype = 'advisory' and (l.classid::bigint << 32) + l.objid::bigint = hashtextextended($1, 0)",
        [dead.instance],
      ),
    );
    const next = await openScratchServer({ major, url });
    const left = async (instance: string): Promise<unknown[]> =>
      (
        await next.admin.query(
          "select datname as name from pg_database where starts_with(datname, $1) union all select rolname from pg_roles where starts_with(rolname, $1)",
          [instance],
        )
      ).rows;
    expect(await left(dead.instance)).toEqual([]);
    expect(await left(living.instance)).toEqual([{ name: living.template }, { name: living.template }]);
    await living.close();
    expect(await left(living.instance)).toEqual([]);
    await next.close();
    await dead.close();
  });

  test("a server of another major or a login without rights is refused with what to do", async () => {
    const url = clusterUrl(cluster(major), "postgres");
    await expect(openScratchServer({ major: major === 18 ? 17 : major + 1, url })).rejects.toMatchObject({
      name: "WrongUsage",
      hint: expect.stringMatching(/^point SCRATCH_URL to a/) as string,
    });
    await scratch(async (db) => {
      const file = join(await mkdtemp(join(tmpdir(), "data-architect-scratch-")), "wish.sql");
      onTestFinished(() => rm(dirname(file), { recursive: true, force: true }));
      await writeFile(file, "create schema shop;");
      expect(await runCli(["diff", file, file, "--major", String(major)], { SCRATCH_URL: db.url })).toEqual({
        code: 2,
        out: "",
        err: expect.stringMatching(/^error: the login in SCRATCH_URL is no superuser: .*\nhint: give SCRATCH_URL a superuser .*\n$/) as string,
      });
    });
  });

  test("without a URL an embedded server of the major serves, and is gone when closed", { timeout: 90_000 }, async () => {
    const version = await withScratch({ major }, async (db) => {
      const session = await db.client();
      return (
        await session.query<{ version: string; user: string }>("select current_setting('server_version_num')::int / 10000 as version, current_user as user")
      ).rows[0];
    });
    expect(version).toMatchObject({ version: major });
    await closeScratchServers();
  });
});
