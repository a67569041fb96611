import { readFile } from "node:fs/promises";
import type pg from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { compile } from "../../plv8/src/entry.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import type { TestDatabase } from "../helpers/database.ts";
import { ourLogin, peopledTemplate, personLogin } from "../helpers/installed.ts";
import { majors } from "../helpers/majors.ts";

const finding = (rule: string, level: string, more: object = {}): object => ({
  key: `${rule}/table:shop.orders`,
  rule,
  level,
  category: "design",
  reads: "static",
  address: "table:shop.orders",
  message: "shop.orders is not as it should be",
  remedy: "Mend it.",
  evidence: { n: 1 },
  confidence: "certain",
  fix: ["alter table shop.orders add column id int", "analyze shop.orders"],
  reversible: true,
  ...more,
});
const KEY = "no_primary_key/table:shop.orders";

describe.each(majors())("lints on Postgres %i", (major) => {
  let database: TestDatabase;
  let ada: pg.Client;
  let worker: pg.Client;
  const record = async (...findings: readonly object[]): Promise<number | undefined> =>
    (await worker.query<{ n: number }>("select arch_worker.record_lints('shop', $1::jsonb, 3.25, 1) as n", [JSON.stringify(findings)])).rows[0]?.n;
  const keys = async (suppressed = false): Promise<readonly string[]> =>
    (await ada.query<{ key: string }>("select key from arch.lints('shop', $1)", [suppressed])).rows.map((row) => row.key);

  beforeEach(async (t) => {
    database = await createDatabase(t, { major, template: await peopledTemplate(major) });
    ada = await connect(database, personLogin("ada"));
    worker = await connect(database, await ourLogin("arch_worker", major));
  });

  test("the last scan is what stands: worst first, with its fix and the age of counters; first seen stays", async () => {
    expect(
      await record(
        finding("unused_index", "info", { reads: "runtime", fix: [], reversible: null }),
        finding("no_primary_key", "warn"),
        finding("foreign_key_cycle", "error"),
      ),
    ).toBe(3);
    const { rows } = await ada.query<Record<string, unknown>>("select key, level, object, fix, counters, state, first_seen from arch.lints('shop')");
    expect(rows).toMatchObject([
      { level: "error", object: "table shop.orders" },
      { key: KEY, level: "warn", fix: "alter table shop.orders add column id int;\nanalyze shop.orders;", counters: null, state: "open" },
      { level: "info", fix: null, counters: "3.3 days old, 1 standby not asked" },
    ]);
    expect(await record(finding("no_primary_key", "warn"))).toBe(1);
    expect((await ada.query("select key, first_seen from arch.lints('shop')")).rows).toEqual([{ key: KEY, first_seen: rows[1]?.["first_seen"] }]);
    expect(await record()).toBe(0);
    expect(await keys(true)).toEqual([]);
    expect((await ada.query("select state from arch.lint_findings where key = $1", [KEY])).rows).toEqual([{ state: "gone" }]);
  });

  test("authors suppress with a reason; it survives scans, is on record, and can be taken back", async () => {
    await record(finding("no_primary_key", "warn"), finding("foreign_key_cycle", "error"));
    expect((await ada.query("select state from arch.suppress_lint($1, 'a staging table')", [KEY])).rows).toEqual([{ state: "suppressed" }]);
    await record(finding("no_primary_key", "warn"), finding("foreign_key_cycle", "error"));
    expect(await keys()).toEqual(["foreign_key_cycle/table:shop.orders"]);
    expect((await ada.query("select state, reason from arch.lints('shop', true) where key = $1", [KEY])).rows).toEqual([
      { state: "suppressed", reason: "ada: a staging table" },
    ]);
    await expect(ada.query("select * from arch.suppress_lint($1, 'again')", [KEY])).rejects.toMatchObject({ code: "ZA007" });
    await expect(ada.query("select * from arch.suppress_lint('foreign_key_cycle/table:shop.orders', ' ')")).rejects.toMatchObject({ code: "ZA008" });
    await expect(ada.query("select * from arch.suppress_lint('nothing', 'x')")).rejects.toMatchObject({ code: "ZA006" });
    expect((await ada.query("select state from arch.unsuppress_lint($1)", [KEY])).rows).toEqual([{ state: "open" }]);
    await expect(ada.query("select * from arch.unsuppress_lint($1)", [KEY])).rejects.toMatchObject({ code: "ZA007" });
    expect(await keys()).toHaveLength(2);
    expect((await ada.query("select kind, detail from arch.events where kind like 'lint%' order by at")).rows).toEqual([
      { kind: "lint_suppressed", detail: { key: KEY, reason: "a staging table" } },
      { kind: "lint_unsuppressed", detail: { key: KEY } },
    ]);
    expect((await ada.query("select reason, ended_at is null as stands from arch.lint_suppressions")).rows).toEqual([
      { reason: "a staging table", stands: false },
    ]);
  });

  test("who may: members read, authors suppress, viewers don't, strangers see nothing", async () => {
    await record(finding("no_primary_key", "warn"));
    const [victor, bob, nobody] = [
      await connect(database, personLogin("victor")),
      await connect(database, personLogin("bob")),
      await connect(database, personLogin("nobody")),
    ];
    expect((await victor.query("select key from arch.lints('shop')")).rows).toEqual([{ key: KEY }]);
    await expect(victor.query("select * from arch.scan_lints('shop')")).rejects.toMatchObject({ code: "ZA002" });
    await expect(bob.query("select * from arch.suppress_lint($1, 'x')", [KEY])).rejects.toMatchObject({ code: "ZA002" });
    await expect(bob.query("select * from arch.unsuppress_lint($1)", [KEY])).rejects.toMatchObject({ code: "ZA002" });
    expect((await bob.query("select state from arch.scan_lints('shop')")).rows).toEqual([{ state: "asked" }]);
    await expect(nobody.query("select * from arch.lints('shop')")).rejects.toMatchObject({ code: "ZA001" });
    for (const table of ["lint_findings", "lint_scans", "lint_suppressions"]) {
      expect((await nobody.query(`select * from arch.${table}`)).rows).toEqual([]);
      await expect(ada.query(`delete from arch.${table}`)).rejects.toMatchObject({ code: "42501" });
    }
    await expect(ada.query("select arch_worker.record_lints('shop', '[]', 1, 0)")).rejects.toMatchObject({ code: "42501" });
  });

  test("a proposed model is judged before it stands: by its request, without what somebody lets stand", async () => {
    const shop = await readFile(new URL("../corpus/models/shop/v1.yaml", import.meta.url), "utf8");
    const check = async (found?: readonly object[]): Promise<string> => {
      const {
        rows: [asked],
      } = await ada.query<{ request: string }>('select request from arch."check"($1, $2)', [shop, "shop"]);
      const {
        rows: [next],
      } = await worker.query<{ next: { op: string; input: object } }>("select arch_worker.next_compile($1) as next", [asked?.request]);
      const output = JSON.parse(compile(next?.next.op ?? "", JSON.stringify(next?.next.input))) as { value: object };
      await worker.query("select arch_worker.record_compile($1, $2, 'worker', $3)", [
        asked?.request,
        JSON.stringify({ ...output, value: { ...output.value, ...(found === undefined ? {} : { lints: found }) } }),
        "0".repeat(64),
      ]);
      return asked?.request ?? "";
    };
    const news = async (request: string): Promise<string> =>
      (await ada.query<{ news: string }>("select news from arch.waiting($1)", [request])).rows[0]?.news ?? "";
    const designed = await check();
    expect(new Set((await ada.query<{ level: string }>("select level from arch.proposed_lints($1)", [designed])).rows.map((row) => row.level))).toEqual(
      new Set(["info"]),
    );
    expect(await news(designed)).toBe("check done");

    const proposed = await check([finding("foreign_key_cycle", "info"), finding("no_primary_key", "warn")]);
    expect((await ada.query("select level, object, remedy, key, suppressed from arch.proposed_lints($1)", [proposed])).rows).toEqual([
      { level: "warn", object: "table shop.orders", remedy: "Mend it.", key: KEY, suppressed: null },
      { level: "info", object: "table shop.orders", remedy: "Mend it.", key: "foreign_key_cycle/table:shop.orders", suppressed: null },
    ]);
    expect(await news(proposed)).toBe(`check done; the linter has 1 finding: select * from arch.proposed_lints('${proposed}')`);
    expect((await ada.query("select state from arch.suppress_lint($1, 'a staging table')", [KEY])).rows).toEqual([{ state: "suppressed" }]);
    expect((await ada.query("select suppressed from arch.proposed_lints($1)", [proposed])).rows).toEqual([
      { suppressed: "a staging table" },
      { suppressed: null },
    ]);
    expect(await news(proposed)).toBe("check done");
    expect((await (await connect(database, personLogin("nobody"))).query("select * from arch.proposed_lints($1)", [proposed])).rows).toEqual([]);

    const older = await check([
      { ...finding("no_primary_key", "warn"), standing: true },
      { ...finding("foreign_key_cycle", "warn"), standing: false },
    ]);
    expect((await ada.query("select key from arch.proposed_lints($1)", [older])).rows).toEqual([{ key: "foreign_key_cycle/table:shop.orders" }]);
    expect((await ada.query("select key, suppressed from arch.standing_lints($1)", [older])).rows).toEqual([{ key: KEY, suppressed: "a staging table" }]);
    expect(await news(older)).toBe(`check done; the linter has 1 finding: select * from arch.proposed_lints('${older}')`);
    expect((await (await connect(database, personLogin("nobody"))).query("select * from arch.standing_lints($1)", [older])).rows).toEqual([]);
  });

  test("a look is asked for once a day, and after what was applied since", async () => {
    const root = await connect(database);
    const asked = async (): Promise<number> => {
      await root.query("delete from arch_jobs._private_jobs");
      await worker.query("select arch_worker.enqueue_lints()");
      return (await root.query("select from arch_jobs._private_jobs")).rowCount ?? 0;
    };
    expect(await asked()).toBe(1);
    await record();
    expect(await asked()).toBe(0);
    await root.query("update arch.lint_scans set looked_at = now() - interval '25 hours'");
    expect(await asked()).toBe(1);
  });
});
