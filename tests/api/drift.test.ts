import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";
import { provedPlan } from "./proved-plan.ts";

const OOPS = {
  kind: "create",
  address: "column:shop.orders.oops",
  severity: "medium",
  reason: "no model has it",
  before: null,
  after: { kind: "column" },
  revert_sql: "alter table shop.orders drop column oops;",
  adopt_patch: "declare it",
};

describe.each(majors())("drift on Postgres %i", (major) => {
  let database: TestDatabase;
  let root: pg.Client;
  let worker: pg.Client;
  const scan = async (...findings: readonly object[]): Promise<number | null> =>
    (await worker.query<{ n: number | null }>("select arch_worker.record_scan('shop', '{}', $1::jsonb) as n", [JSON.stringify(findings)])).rows[0]?.n ?? null;

  /** Version 1 stands, as far as the database is told. */
  beforeEach(async (t) => {
    database = await createDatabase(t, { major, template: await peopledTemplate(major) });
    root = await connect(database);
    worker = await connect(database, await ourLogin("arch_worker", major));
    await provedPlan(await connect(database, personLogin("ada")), worker);
    await root.query("create table shop.orders (id integer); delete from arch.ddl_events");
    await root.query("insert into arch.schema_versions (project, version, catalog, fingerprint) values ('shop', 1, '{\"canon\": 1, \"objects\": []}', 'x')");
  });

  test("is compared with what was read back, never while a run is under way", async () => {
    const input = async (): Promise<unknown> => (await worker.query<{ input: unknown }>("select arch_worker.scan_input('shop') as input")).rows[0]?.input;
    expect(await input()).toMatchObject({ project: "shop", schemas: ["shop"], expected: { canon: 1 }, settings: { owner: "shop_owner" } });
    await root.query(
      "update arch.plans set state = 'running'; insert into arch.runs (plan, direction, started_by) select id, 'forward', created_by from arch.plans",
    );
    expect(await input()).toBeNull();
    expect(await scan(OOPS)).toBeNull();
  });

  test("a finding keeps the id the user was told, says who and from where, and goes when it is gone", async () => {
    await root.query("alter table shop.orders add column oops int");
    const {
      rows: [event],
    } = await root.query<{ finding: string }>("select finding from arch.ddl_events");
    const ada = await connect(database, personLogin("ada"));
    expect((await ada.query("select finding, severity from arch.drift()")).rows).toEqual([{ finding: event?.finding, severity: "unknown" }]);
    expect(await scan(OOPS)).toBe(1);
    expect(await scan(OOPS)).toBe(1);
    const { rows } = await ada.query<{ finding: string; who: string; where_from: string; revert: string; adopt: string }>(
      "select finding, what, severity, who, where_from, revert, adopt from arch.drift()",
    );
    expect(rows).toEqual([
      {
        finding: event?.finding,
        what: "create",
        severity: "medium",
        who: expect.any(String) as string,
        where_from: expect.stringContaining("test") as string,
        revert: OOPS.revert_sql,
        adopt: OOPS.adopt_patch,
      },
    ]);
    expect(await scan()).toBe(0);
    expect((await ada.query("select state from arch.drift($1)", [event?.finding])).rows).toEqual([{ state: "gone" }]);
    expect((await ada.query("select * from arch.drift()")).rows).toEqual([]);
  });

  test("is acknowledged and reverted by operators, adopted by approvers, each with a reason", async () => {
    await root.query("alter table shop.orders add column oops int");
    await scan(OOPS);
    const [ada, bob, olga] = [
      await connect(database, personLogin("ada")),
      await connect(database, personLogin("bob")),
      await connect(database, personLogin("olga")),
    ];
    const {
      rows: [found],
    } = await ada.query<{ finding: string }>("select finding from arch.drift()");
    const id = found?.finding;
    await expect(ada.query("select * from arch.acknowledge($1, 'fine')", [id])).rejects.toMatchObject({ code: "ZA002" });
    await expect(olga.query("select * from arch.acknowledge($1, ' ')", [id])).rejects.toMatchObject({ code: "ZA008" });
    await expect(olga.query("select * from arch.acknowledge('ffffff', 'x')")).rejects.toMatchObject({ code: "ZA006" });
    expect((await olga.query("select state from arch.acknowledge($1, 'until Monday')", [id])).rows).toEqual([{ state: "acknowledged" }]);
    expect((await olga.query("select sql from arch.revert($1, 'not needed')", [id])).rows).toEqual([{ sql: OOPS.revert_sql }]);
    await expect(olga.query("select * from arch.adopt($1, 'x')", [id])).rejects.toMatchObject({ code: "ZA002" });
    await scan(OOPS);
    expect((await ada.query("select state, reason from arch.drift()")).rows).toEqual([
      { state: "acknowledged", reason: "no model has it; olga wants it reverted: not needed" },
    ]);
    expect((await bob.query("select state, model from arch.adopt($1, 'we want it')", [id])).rows).toEqual([{ state: "acknowledged", model: OOPS.adopt_patch }]);
    expect((await ada.query("select reason from arch.drift()")).rows).toEqual([
      { reason: "no model has it; bob wants it adopted: declare it, plan and apply: we want it" },
    ]);
    await scan();
    expect((await ada.query("select state from arch.drift($1)", [id])).rows).toEqual([{ state: "gone" }]);
    await expect(olga.query("select * from arch.revert($1, 'x')", [id])).rejects.toMatchObject({ code: "ZA007" });
    expect((await root.query("select kind from arch.events where kind like 'drift\\_%' order by at")).rows.map((row: { kind: string }) => row.kind)).toEqual([
      "drift_found",
      "drift_acknowledged",
      "drift_to_revert",
      "drift_to_adopt",
      "drift_gone",
    ]);
  });

  test("a finding that was to be reverted is reverted when a scan no longer finds it", async () => {
    await scan(OOPS);
    const olga = await connect(database, personLogin("olga"));
    const {
      rows: [found],
    } = await olga.query<{ finding: string }>("select finding from arch.drift()");
    await olga.query("select * from arch.revert($1, 'not needed')", [found?.finding]);
    await scan();
    expect((await olga.query("select state, reason from arch.drift($1)", [found?.finding])).rows).toEqual([
      { state: "reverted", reason: "no model has it; olga had it reverted: not needed" },
    ]);
    await scan(OOPS);
    expect((await olga.query("select state, finding = $1 as same from arch.drift()", [found?.finding])).rows).toEqual([{ state: "open", same: false }]);
  });

  test("what is committed after the scan began to look waits for the next scan, however soon after or late", async () => {
    const seen = (await worker.query<{ snapshot: string }>("select arch_worker.scan_input('shop') ->> 'snapshot' as snapshot")).rows[0]?.snapshot;
    await root.query("alter table shop.orders add column oops int");
    await root.query("update arch.ddl_events set at = at - interval '1 hour'");
    const unjudged = async (): Promise<unknown> => (await root.query("select severity from arch.drift()")).rows;
    await worker.query("select arch_worker.record_scan('shop', '{}', '[]', $1)", [seen]);
    expect(await unjudged()).toEqual([{ severity: "unknown" }]);
    await scan();
    expect(await unjudged()).toEqual([]);
  });

  test("a grant by hand names who it was, and all of them where it may have been several", async () => {
    const granted = (at: string): object => ({
      ...OOPS,
      kind: "alter",
      address: at,
      severity: "critical",
      before: { grants: [] },
      after: { grants: [{ grantee: "public", privileges: ["select"] }] },
    });
    const who = async (): Promise<unknown> => (await root.query("select who from arch.drift() order by object desc")).rows;
    await root.query("grant usage on schema shop to ada; grant select on shop.orders to ada with grant option; delete from arch.ddl_events");
    await scan();
    const ada = await connect(database, personLogin("ada"));
    await ada.query("grant select on shop.orders to public");
    await root.query("create sequence public.other; grant usage on sequence public.other to public");
    await scan(granted("table:shop.orders"));
    expect(await who()).toEqual([{ who: "ada" }]);
    await ada.query("revoke select on shop.orders from public");
    await root.query("grant select on shop.orders to public");
    await scan(granted("table:shop.orders"), granted("view:shop.seen"));
    expect(await who()).toEqual([{ who: expect.stringMatching(/^ada or /) as string }, { who: expect.stringMatching(/^ada or /) as string }]);
  });
});
