import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";

describe.each(majors())("the detector on Postgres %i", (major) => {
  let database: TestDatabase;
  let root: pg.Client;
  const seen = async (): Promise<readonly { tag: string; finding: string | null }[]> =>
    (await root.query<{ tag: string; finding: string | null }>("select tag, finding from arch.ddl_events order by at")).rows;

  beforeEach(async (t) => {
    database = await createDatabase(t, { major, template: await peopledTemplate(major) });
    root = await connect(database);
    await root.query("create table shop.orders (id integer)");
    await root.query("delete from arch.ddl_events");
  });

  test("tells the user, and everybody else, who did what; the id leads to it before any scan", async () => {
    const notices: string[] = [];
    root.on("notice", (notice) => notices.push(notice.message ?? ""));
    await root.query("alter table shop.orders add column oops int");
    const [event] = await seen();
    expect(notices).toEqual([
      `shop.orders is governed by Data Architect: recorded as drift ${event?.finding ?? ""}. See select * from arch.drift('${event?.finding ?? ""}').`,
    ]);
    const ada = await connect(database, personLogin("ada"));
    expect((await ada.query("select what, object from arch.drift($1)", [event?.finding])).rows).toEqual([{ what: "alter table", object: "table shop.orders" }]);
  });

  test("stays silent about other schemas, temporary tables and what belongs to an extension", async () => {
    await root.query("create table public.mine (id integer)");
    await root.query("create temp table scratch (id integer); drop table scratch");
    expect(await seen()).toEqual([{ tag: "CREATE TABLE", finding: null }]);
    await root.query("delete from arch.ddl_events; create extension citext with schema public");
    expect(await seen()).toEqual([{ tag: "CREATE EXTENSION", finding: null }]);
  });

  test("notes drops, rewrites and what CASCADE took; never the statement's text", async () => {
    await root.query("alter table shop.orders alter column id type bigint");
    await root.query("drop table shop.orders cascade");
    expect((await seen()).map((event) => event.tag).sort()).toEqual(["ALTER TABLE", "ALTER TABLE", "DROP TABLE"]);
    expect((await root.query("select count(*)::int as n from arch.ddl_events where statement is not null")).rows).toEqual([{ n: 0 }]);
  });

  test("works under repeatable read, in two-phase commit, in replica mode, and rolls back with its statement", async () => {
    await root.query("begin isolation level repeatable read; comment on table shop.orders is 'a'; commit");
    await root.query("begin; comment on table shop.orders is 'b'; prepare transaction 'detector'");
    await root.query("commit prepared 'detector'");
    await root.query("set session_replication_role = replica; comment on table shop.orders is 'c'; reset session_replication_role");
    await root.query("begin; comment on table shop.orders is 'd'; rollback");
    expect(await seen()).toHaveLength(3);
  });

  test("never fails the user's statement, whatever is wrong with us", async () => {
    await root.query("alter table arch.ddl_events rename to gone");
    await root.query("alter table shop.orders add column still_fine integer");
    await root.query("alter table arch.gone rename to ddl_events");
    expect((await root.query("select count(*)::int as n from pg_attribute where attrelid = 'shop.orders'::regclass and attname = 'still_fine'")).rows).toEqual([
      { n: 1 },
    ]);
  });

  test("takes nobody for a run but the executor's session that holds it: not another login, not a later session with the same pid", async () => {
    const executor = await connect(database, await ourLogin("arch_executor", major));
    const hold = async (client: pg.Client, started: string): Promise<unknown> =>
      root.query(
        `with made as (insert into arch.plans (project, policy_version, created_by, state) select 'shop', 1, person_id, 'running' from arch.person_names where display_name = 'ada' returning id, created_by)
       insert into arch.runs (plan, direction, started_by, state, token, backend_pid, backend_start)
       select m.id, 'forward', m.created_by, 'running', 1, a.pid, ${started} from made as m, pg_stat_activity as a where a.pid = $1`,
        [(await client.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid],
      );
    const drift = async (): Promise<boolean> =>
      (await root.query<{ drift: boolean }>("select finding is not null as drift from arch.ddl_events order by at desc limit 1")).rows[0]?.drift === true;
    await root.query("alter table shop.orders owner to shop_owner");
    await hold(root, "a.backend_start");
    await root.query("comment on table shop.orders is 'by hand'");
    expect(await drift()).toBe(true);
    await executor.query("set role shop_owner");
    await hold(executor, "a.backend_start - interval '1 hour'");
    await executor.query("comment on table shop.orders is 'by a later session'");
    expect(await drift()).toBe(true);
    await hold(executor, "a.backend_start");
    await executor.query("comment on table shop.orders is 'by the run'");
    expect(await drift()).toBe(false);
    await root.query("update arch.runs set state = 'done'");
    await executor.query("comment on table shop.orders is 'after it'");
    expect(await drift()).toBe(true);
  });

  test("leaves lastval alone, belongs to a superuser, and says when it is weakened", async () => {
    await expect(root.query("comment on table shop.orders is 'x'; select lastval()")).rejects.toMatchObject({ code: "55000" });
    expect(
      (
        await root.query(
          "select bool_and(o.rolsuper) as super from pg_event_trigger as e join pg_proc as f on f.oid = e.evtfoid join pg_roles as o on o.oid = f.proowner where e.evtname like 'arch%'",
        )
      ).rows,
    ).toEqual([{ super: true }]);
    expect((await root.query("select value from arch.status() where item = 'detector'")).rows).toEqual([{ value: "event_trigger" }]);
    await root.query("alter event trigger arch_sql_drop enable");
    expect((await root.query("select value, note from arch.status() where item = 'detector'")).rows).toEqual([
      { value: "scan_only", note: expect.stringContaining("ENABLE ALWAYS") as string },
    ]);
  });
});
