/** What Postgres takes from heirs together with a foreign table's NOT NULL, and what a plan therefore refuses before 18. */
import { readFileSync } from "node:fs";
import type pg from "pg";
import { describe, expect, test, type TestContext } from "vitest";
import { plan } from "../../plv8/src/plan/plan.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";

const pair = (side: string): string =>
  readFileSync(new URL(`../corpus/diff/foreign_table/parent-of-tables-required-below/${side}.sql`, import.meta.url), "utf8");

describe.each(majors())("a NOT NULL of a foreign table that others inherit on Postgres %i", (major) => {
  const loaded = async (t: TestContext, sql: string): Promise<pg.Client> => {
    const session = await connect(await createDatabase(t, { major }));
    await session.query(sql);
    return session;
  };
  const refused = (before: Catalog, after: Catalog, options: { readonly plain?: boolean }): readonly string[] => {
    const of = (catalog: Catalog) => ({
      settings: { schema: "public", owner: "postgres", application_roles: [], major },
      catalog,
      ids: [],
      evolve: [],
      decisions: [],
    });
    const planned = plan({ project: "p", applied: of(before), declared: of(after), live: before, sizes: {}, model_digest: "0", options });
    return planned.ok ? planned.value.steps : planned.issues.map(({ code, path, hint }) => `${code} ${path} ${String(hint)}`).sort();
  };
  const byHand = [
    ["free", "alter foreign table only p alter column free set not null"],
    ["req", "alter foreign table only p alter column req drop not null"],
  ] as const;

  test.skipIf(major >= 18)("is changed by hand where heirs keep theirs", async (t) => {
    const live = await loaded(t, pair("before"));
    const [before, after] = [await readCatalog(live, null), await readCatalog(await loaded(t, pair("after")), null)];
    const said = byHand.map(([name, statement]) => `plan.inherited column:public.p.${name} By hand: ${statement}; then compare again.`);
    for (const options of [{}, { plain: true }]) expect(refused(before, after, options)).toEqual(said);
    for (const [, statement] of byHand) await live.query(statement);
    expect(refused(await readCatalog(live, null), after, {})).toEqual([]);
  });

  test("leaves its heirs as well before 18", async (t) => {
    const live = await loaded(t, pair("before"));
    await live.query("alter foreign table p alter column free set not null; alter foreign table p alter column free drop not null");
    const { rows } = await live.query("select attnotnull as stays from pg_attribute where attrelid = 'c'::regclass and attname = 'free'");
    expect(rows).toEqual([{ stays: major >= 18 }]);
  });
});
