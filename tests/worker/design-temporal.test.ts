/** history: temporal on a real Postgres: every version with its period, the table as of any moment, also after a rename, and no way for two truths at once. */
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { script } from "../../plv8/src/render/script.ts";
import type { DesignSettings } from "../../plv8/src/types/design.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase, type Owner } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

const model = (attribute: string): string => `
model: m
intent: { tenancy: { kind: row, by: firm } }
conventions: { extensions: [btree_gist] }
entities:
  firm: { is: "A firm.", attributes: { title: { type: text } } }
  rate: { is: "A price.", attributes: { ${attribute} }, history: temporal }
relationships: [ { from: rate, to: firm, required: true }, { from: rate, to: rate, role: basis } ]
`;

describe.each(majors())("versions on Postgres %i", (major) => {
  const settings: DesignSettings = {
    ...shopSettings(major),
    schema: "t",
    owner: `temporal_owner_${major}_${process.pid}`,
    application_roles: [`temporal_app_${major}_${process.pid}`],
  };
  const [app = ""] = settings.application_roles;
  beforeAll(() => asSuperuser(major, (session) => session.query(`create role ${settings.owner} nologin; create role ${app} nologin`)));
  afterAll(() => asSuperuser(major, (session) => session.query(`drop role if exists ${settings.owner}; drop role if exists ${app}`)));

  async function load(owner: Owner): Promise<pg.Client> {
    const result = declareText(model("amount: { type: integer }, code: { type: text }"), settings);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    const session = await connect(await createDatabase(owner, { major }));
    await session.query("create extension btree_gist schema public; set search_path = pg_catalog, pg_temp");
    for (const statement of script(result.value.design.catalog).statements)
      await session.query(statement).catch((error: unknown) => {
        throw new Error(`${String(error)}\n${statement}`);
      });
    const live = await readCatalog(session, ["t"]);
    expect(live.objects.map((object) => object.address)).toEqual(result.value.design.catalog.objects.map((object) => object.address));
    const texts = (objects: typeof live.objects): unknown =>
      objects.flatMap((object) =>
        object.kind === "constraint"
          ? [[object.address, object.definition]]
          : object.kind === "function"
            ? [[object.address, object.arguments, object.returns]]
            : [],
      );
    expect(texts(live.objects)).toEqual(texts(result.value.design.catalog.objects));
    return session;
  }

  test("each moment has its rows, also those from before the history began", async (owner) => {
    const session = await load(owner);
    const now = async (): Promise<string> => (await session.query<{ t: string }>("select clock_timestamp()::text as t")).rows[0]?.t ?? "";
    const asOf = async (moment: string): Promise<unknown> =>
      (await session.query<{ amount: number; code: string }>("select amount, code from t.rates_as_of($1) order by code", [moment])).rows.map((row) => [
        row.code,
        row.amount,
      ]);
    await session.query("insert into t.firms (id, title) values ('00000000-0000-7000-8000-000000000001', 'one')");
    await session.query(
      "alter table t.rates disable trigger record_version; insert into t.rates (firm_id, amount, code) values ('00000000-0000-7000-8000-000000000001', 1, 'old'); alter table t.rates enable trigger record_version",
    );
    const before = await now();
    await session.query("insert into t.rates (firm_id, amount, code) values ('00000000-0000-7000-8000-000000000001', 10, 'new')");
    const inserted = await now();
    await session.query(
      "begin; update t.rates set amount = 11 where code = 'new'; update t.rates set amount = 12 where code = 'new'; update t.rates set amount = 2 where code = 'old'; update t.rates set amount = amount; commit",
    );
    const updated = await now();
    await session.query("delete from t.rates where code = 'new'");
    expect(await asOf(before)).toEqual([["old", 1]]);
    expect(await asOf(inserted)).toEqual([
      ["new", 10],
      ["old", 1],
    ]);
    expect(await asOf(updated)).toEqual([
      ["new", 12],
      ["old", 2],
    ]);
    expect(await asOf(await now())).toEqual([["old", 2]]);
    const { rows } = await session.query<{ schema_version: string; open: boolean }>("select schema_version, upper_inf(during) as open from t.rates_versions");
    expect(rows.filter((row) => row.open)).toHaveLength(1);
    expect(new Set(rows.map((row) => row.schema_version)).size).toBe(1);
    await expect(
      session.query(
        "insert into t.rates_versions (firm_id, id, during, content, schema_version) select firm_id, id, tstzrange(null, null), content, 'x' from t.rates_versions limit 1",
      ),
    ).rejects.toMatchObject({ code: "23P01" });
  });

  test("applications read the versions of their tenant, and write none", async (owner) => {
    const session = await load(owner);
    await session.query("insert into t.firms (id) values ('00000000-0000-7000-8000-000000000001'), ('00000000-0000-7000-8000-000000000002')");
    await session.query(
      "insert into t.rates (firm_id, amount) values ('00000000-0000-7000-8000-000000000001', 1), ('00000000-0000-7000-8000-000000000002', 2)",
    );
    await session.query(`set role ${app}; set t.firm_id = '00000000-0000-7000-8000-000000000002'`);
    expect((await session.query("select amount from t.rates_as_of(now() + '1 h')")).rows).toEqual([{ amount: 2 }]);
    await session.query("update t.rates set amount = 3");
    expect((await session.query("select count(*)::int as n from t.rates_versions")).rows).toEqual([{ n: 2 }]);
    await expect(session.query("delete from t.rates_versions")).rejects.toMatchObject({ code: "42501" });
  });

  test("a renamed attribute reads on in the versions of before", async (owner) => {
    const session = await load(owner);
    await session.query(
      "insert into t.firms (id) values ('00000000-0000-7000-8000-000000000001'); insert into t.rates (firm_id, amount) values ('00000000-0000-7000-8000-000000000001', 7)",
    );
    const former = declareText(model("amount: { type: integer }, code: { type: text }"), settings);
    if (!former.ok) throw new Error("unsound");
    const next = declareText(model("price: { type: integer, id: amount }, code: { type: text }"), settings, former.value.design);
    if (!next.ok) throw new Error(JSON.stringify(next.issues));
    await session.query("alter table t.rates rename amount to price");
    for (const object of next.value.design.catalog.objects) if (object.kind === "function") await session.query(object.definition);
    await session.query("update t.rates set price = 8");
    const { rows } = await session.query("select content ->> 'amount' as said, schema_version from t.rates_versions order by during");
    expect(rows.map((row: { said: string }) => row.said)).toEqual(["7", "8"]);
    expect((await session.query("select distinct price from t.rates_as_of(now() + '1 h')")).rows).toEqual([{ price: 8 }]);
  });
});
