import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { approval, provedPlan, submitted } from "../api/proved-plan.ts";

describe.each(majors())("attacks on approvals, ledger and log on Postgres %i", (major) => {
  let database: TestDatabase;
  let root: pg.Client;
  let worker: pg.Client;

  beforeEach(async (t) => {
    database = await createDatabase(t, { major, template: await peopledTemplate(major) });
    root = await connect(database);
    worker = await connect(database, await ourLogin("arch_worker", major));
  });

  const ready = async (): Promise<{ plan: string; run: string }> => {
    const ada = await connect(database, personLogin("ada"));
    const plan = await provedPlan(ada, worker);
    await approval(await connect(database, personLogin("bob")), plan, await submitted(ada, plan));
    const { rows } = await (await connect(database, personLogin("olga"))).query<{ run: string }>("select run from arch.apply($1)", [plan]);
    return { plan, run: rows[0]?.run ?? "" };
  };
  const start = (run: string): Promise<pg.QueryResult<{ token: string }>> =>
    worker.query("select token::text from arch_worker.start_run($1, 'w', 1, now())", [run]);
  const verify = async (): Promise<{ ok: boolean; reason: string | null }> =>
    (await root.query<{ ok: boolean; reason: string | null }>("select ok, reason from arch.verify_audit()")).rows[0] ?? { ok: false, reason: "none" };
  const seal = async (): Promise<void> => {
    const { rows } = await worker.query<{ tree_size: string; root_hash: string }>("select tree_size, root_hash from arch_worker.seal_batch(1000)");
    await worker.query("select arch_worker.record_checkpoint($1, $2, 's', 'k', 'p')", [rows[0]?.tree_size, rows[0]?.root_hash]);
  };

  test("a person forges nothing with SQL: no table is writable, no setting makes another person", async () => {
    const ada = await connect(database, personLogin("ada"));
    await ada.query("select set_config('arch.person', (select person_id::text from arch.person_names where display_name = 'bob'), false)");
    expect(
      (await ada.query("select arch_private.person_name(arch_private.current_person()) as name").catch((error: unknown) => ({ rows: [error] }))).rows[0],
    ).toMatchObject({ code: "42501" });
    expect((await ada.query("select name from arch.whoami()")).rows).toEqual([{ name: "ada" }]);
    for (const statement of [
      "insert into arch.reviews (plan, person_id, decision) values ('p_1', gen_random_uuid(), 'approved')",
      "update arch.plans set state = 'approved'",
      "delete from arch.events",
      "truncate arch.events",
      "select arch_private.move_plan('p_1', 'approved')",
      "select arch_run.record(gen_random_uuid(), 1, 1, 'x')",
      "select * from arch_worker.run_input(gen_random_uuid())",
      "create or replace function arch_private.tg_ddl_command_end() returns event_trigger language plpgsql as 'begin end'",
      "alter event trigger arch_ddl_command_end disable",
    ])
      await expect(ada.query(statement), statement).rejects.toMatchObject({ code: "42501" });
  });

  test("what pg_temp and the search path hold is not what verbs use", async () => {
    const ada = await connect(database, personLogin("ada"));
    await ada.query("create temp table identities (login name, person_id uuid); create temp table persons (id uuid, active boolean)");
    await ada.query("insert into identities select 'ada', person_id from arch.person_names where display_name = 'bob'");
    await ada.query(
      "create function pg_temp.now() returns timestamptz language sql as 'select ''infinity''::timestamptz'; set search_path = pg_temp, arch, pg_catalog",
    );
    expect((await ada.query("select name from arch.whoami()")).rows).toEqual([{ name: "ada" }]);
  });

  test("steps changed after approval do not run", async () => {
    const { plan, run } = await ready();
    await root.query("update arch.plan_steps set body = replace(body, 'shop', 'shod') where plan = $1 and ordinal = 1", [plan]);
    await expect(start(run)).rejects.toMatchObject({ code: "ZA015" });
  });

  test("a project given to another role after approval does not get its steps run as that role", async () => {
    const ada = await connect(database, personLogin("ada"));
    const plan = await provedPlan(ada, worker);
    await approval(await connect(database, personLogin("bob")), plan, await submitted(ada, plan));
    const other = `other_owner_${database.name}`;
    await root.query(
      `create role ${other} nologin; grant ${other} to arch_owner with admin option; grant create on schema shop to ${other}; select from arch.project('shop', array['shop']::name[], '${other}')`,
    );
    try {
      const {
        rows: [applied],
      } = await (await connect(database, personLogin("olga"))).query<{ run: string }>("select run from arch.apply($1)", [plan]);
      await expect(start(applied?.run ?? "")).rejects.toMatchObject({
        code: "ZA015",
        message: expect.stringContaining(`approved to run as shop_owner, and project shop belongs to ${other} since`) as string,
      });
    } finally {
      await root.query(`select from arch.project('shop', array['shop']::name[], 'shop_owner')`).catch(() => undefined);
      await root.query(`drop owned by ${other}; drop role ${other}`);
    }
  });

  test("an approval that counts no more when the worker starts stops the run; so does a changed base or nonce", async () => {
    const { plan, run } = await ready();
    await root.query("update arch.plans set base_fingerprint = 'another' where id = $1", [plan]);
    await expect(start(run)).rejects.toMatchObject({ code: "ZA015", message: expect.stringContaining(`${plan} is not what was approved`) as string });
  });

  test("an old token is fenced everywhere, a guessed secret records nothing, another text is not claimed", async () => {
    const { run } = await ready();
    await start(run);
    const {
      rows: [second],
    } = await start(run);
    const token = second?.token ?? "";
    expect(token).toBe("2");
    const executor = await connect(database, await ourLogin("arch_executor", major));
    await expect(worker.query("select arch_worker.prepare_step($1, 1, 1, 'x')", [run])).rejects.toMatchObject({ code: "ZA014" });
    await expect(worker.query("select arch_worker.heartbeat($1, 1)", [run])).rejects.toMatchObject({ code: "ZA014" });
    await expect(worker.query("select arch_worker.finish_run($1, 1, '{}', '')", [run])).rejects.toMatchObject({ code: "ZA014" });
    await worker.query("select arch_worker.prepare_step($1, $2, 1, repeat('0', 64))", [run, token]);
    await expect(executor.query("select arch_run.claim($1, 1, 1, '')", [run])).rejects.toMatchObject({ code: "ZA014" });
    await expect(executor.query("select arch_run.claim($1, $2, 1, repeat('0', 64))", [run, token])).rejects.toMatchObject({ code: "ZA015" });
    await expect(executor.query("select arch_run.record($1, $2, 1, 'guess')", [run, token])).rejects.toMatchObject({ code: "ZA014" });
    for (const table of ["runs", "run_steps", "events", "plans"])
      await expect(executor.query(`select * from arch.${table}`)).rejects.toMatchObject({ code: "42501" });
  });

  test("owner's code that resets the role inside a run's session writes no ledger", async () => {
    const executor = await connect(database, await ourLogin("arch_executor", major));
    await executor.query("set role shop_owner");
    await executor.query("create function shop.evil() returns void language plpgsql as $$ begin reset role; update arch.run_steps set state = 'done'; end $$");
    await expect(executor.query("select shop.evil()")).rejects.toMatchObject({ code: "42501" });
  });

  test("a role that may write all data, and a superuser's slip, change no event; replica mode does not help", async () => {
    await ready();
    await root.query(
      "do $$ begin if to_regrole('scribe') is null then create role scribe; end if; end $$; grant pg_write_all_data, pg_read_all_data to scribe",
    );
    const scribe = await connect(database, "scribe");
    for (const statement of ["update arch.events set kind = 'x'", "delete from arch.events"]) {
      await expect(scribe.query(statement), statement).rejects.toMatchObject({ code: "ZA016" });
      await expect(root.query(statement), statement).rejects.toMatchObject({ code: "ZA016" });
    }
    await root.query("set session_replication_role = replica");
    await expect(root.query("update arch.events set kind = 'x'")).rejects.toMatchObject({ code: "ZA016" });
    await expect(root.query("truncate arch.checkpoints")).rejects.toMatchObject({ code: "ZA016" });
  });

  test("a log rewritten behind the guards shows: changed, removed from the middle, removed from the end", async () => {
    await ready();
    await seal();
    expect(await verify()).toMatchObject({ ok: true });
    const behind = async (work: string): Promise<string> => {
      await root.query("begin");
      await root.query(
        "alter table arch.events disable trigger all; alter table arch.event_seals disable trigger all; alter table arch.audit_nodes disable trigger all; alter table arch.checkpoints disable trigger all",
      );
      await root.query(work);
      const said = await verify();
      await root.query("rollback");
      return `${String(said.ok)}: ${said.reason ?? ""}`;
    };
    expect(await behind("update arch.events set kind = 'nothing' where id = (select event_id from arch.event_seals where leaf = 2)")).toMatch(
      /^false: .*leaf 2/,
    );
    expect(await behind("delete from arch.event_seals where leaf = 1")).toMatch(/^false: .*leaf 1/);
    expect(
      await behind(
        "with gone as (delete from arch.event_seals where leaf = (select max(leaf) from arch.event_seals) returning event_id) delete from arch.events where id in (select event_id from gone)",
      ),
    ).toMatch(/^false: /);
    for (const change of [
      "at = at + interval '1 microsecond'",
      "kind = kind || ' '",
      "person_id = gen_random_uuid()",
      "project = 'other'",
      "plan = 'p_0'",
      "detail = '{\"a\": 1}'",
      'session = session || \'{"login": "eve"}\'',
      "xid = '1'",
    ]) {
      expect(await behind(`update arch.events set ${change} where id = (select event_id from arch.event_seals where leaf = 1)`), change).toBe(
        "false: leaf 1: its event is not what was sealed",
      );
    }
    expect(
      await behind("set local session_replication_role = replica; delete from arch.events where id = (select event_id from arch.event_seals where leaf = 1)"),
    ).toBe("false: leaf 1: its event is gone");
    expect(await behind("select arch_private.record_event('test', null, null)")).toBe("true: ");
    expect(await behind("update arch.audit_nodes set hash = sha256('') where level = 1 and position = 1")).toBe(
      "false: a node of the tree does not follow from its leaves",
    );
    expect(await behind("delete from arch.audit_nodes where level = (select max(level) from arch.audit_nodes)")).toBe("false: nodes of the tree are missing");
    expect(await behind("update arch.checkpoints set root_hash = sha256('')")).toMatch(/^false: the checkpoint of .* has another root$/);
    expect(await behind("delete from arch.event_outbox; delete from arch.event_seals; delete from arch.audit_nodes; delete from arch.events")).toMatch(
      /^false: the checkpoint of .* covers more than the 0 that are here/,
    );
    await expect(worker.query("select arch_worker.record_checkpoint(1, repeat('00', 32), 's', 'k', 'p')")).rejects.toMatchObject({ code: "ZA008" });
    expect(await behind("delete from arch.event_outbox; insert into arch.events (kind) values ('planted')")).toMatch(/^false: .*neither sealed/);
  });
});
