/** Large tables are cut at birth: they load, read back, take rows, and a question reads one part; keys that can run through numbers do so in all parts. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { script } from "../../plv8/src/render/script.ts";
import type { Design, DesignSettings } from "../../plv8/src/types/design.ts";
import { readCatalog } from "../../worker/catalog/read-catalog.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

const model = (keys: string, rows = 90_000_000): string => `
model: m
intent: { tenancy: { kind: row, by: firm }, workload: write_heavy }
conventions: { keys: ${keys} }
entities:
  firm: { is: "A firm." }
  note: { is: "A note.", attributes: { words: { type: text, unique: tenant }, status: { type: state, initial: a, moves: { a: [b] } } }, soft_delete: true, history: audit, sums: { pages: { of: page, attribute: number, equals: 0 } }, scale: { rows: ${rows} } }
  page: { is: "A page.", within: note, attributes: { number: { type: integer, required: true } } }
  event: { is: "What happened.", immutable: true, attributes: { at: { type: timestamp, required: true }, day: { type: date } }, scale: { rows: ${rows} }${rows < 50_000_000 ? "" : ', partitions: { kind: range, by: at, every: quarter, from: "2026-01" }'} }
relationships: [ { from: note, to: firm, required: true }, { from: note, to: note, role: answered, on_delete: set_null }, { from: event, to: note, required: true } ]
access: [ { name: words, entity: note, search: [words] }, { name: by_status, entity: note, equals: [status], sort: ["-created_at"] }, { name: of_period, entity: event, equals: [note], range: [at] } ]
`;

describe.each(majors())("partitions on Postgres %i", (major) => {
  const settings: DesignSettings = { ...shopSettings(major), schema: "t", owner: `partition_owner_${major}_${process.pid}`, application_roles: [] };
  beforeAll(() => asSuperuser(major, (session) => session.query(`create role ${settings.owner} nologin`)));
  afterAll(() => asSuperuser(major, (session) => session.query(`drop role if exists ${settings.owner}`)));

  function designOf(document: string, former: Design | null = null): Design {
    const result = declareText(document, settings, former);
    if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1));
    return result.value.design;
  }

  test.for(["uuid_v7", "bigint"])("with keys of %s load, read back, and serve", async (keys, owner) => {
    const { catalog } = designOf(model(keys));
    const session = await connect(await createDatabase(owner, { major }));
    await session.query("set search_path = pg_catalog, pg_temp");
    for (const statement of script(catalog).statements)
      await session.query(statement).catch((error: unknown) => {
        throw new Error(`${String(error)}\n${statement}`);
      });
    const live = await readCatalog(session, ["t"]);
    const shapes = (objects: typeof live.objects): unknown =>
      objects.map((object) => [
        object.address,
        object.kind === "table"
          ? [object.partition_key, object.partition_of, object.options]
          : object.kind === "column"
            ? [object.type, object.default, object.identity === null ? null : { ...object.identity, sequence: undefined }, object.not_null]
            : null,
      ]);
    expect(shapes(live.objects)).toEqual(shapes(catalog.objects));
    await session.query(`insert into t.firms default values; insert into t.firms default values`);
    await session.query(`insert into t.notes (firm_id, words) select id, 'w' || g from t.firms, generate_series(1, 50) as g`);
    await session.query(
      `insert into t.events (firm_id, note_id, at) select firm_id, id, timestamptz '2026-02-01' + n * interval '40 days' from (select *, row_number() over () as n from t.notes) as notes`,
    );
    expect((await session.query("select count(distinct id)::int as n from t.notes")).rows).toEqual([{ n: 100 }]);
    expect((await session.query("select count(*)::int as n from t.events_rest")).rows[0]).toMatchObject({ n: expect.any(Number) as number });
    const one = (await session.query<{ id: string }>("select id::text from t.firms limit 1")).rows[0]?.id ?? "";
    const plan = (await session.query<{ "QUERY PLAN": string }>(`explain select * from t.notes where firm_id = '${one}'`)).rows
      .map((row) => row["QUERY PLAN"])
      .join("\n");
    expect(new Set(plan.match(/on notes_p\d\d/g)).size).toBe(1);
    const period = (await session.query<{ "QUERY PLAN": string }>("explain select * from t.events where at >= '2026-05-01' and at < '2026-06-01'")).rows
      .map((row) => row["QUERY PLAN"])
      .join("\n");
    expect(new Set(period.match(/on events_\w+/g))).toEqual(new Set(["on events_2026_04"]));
  });

  test("a table that stands in one piece is not cut, and one that is cut keeps its parts", () => {
    const whole = designOf(model("uuid_v7", 1_000));
    const later = designOf(model("uuid_v7"), whole);
    expect(later.catalog.objects.some((object) => object.kind === "table" && object.partition_key !== null)).toBe(false);
    expect(later.decisions.find((decision) => decision.rule === "partitioning.one-piece")?.reason).toContain("stands in one piece");
    const cut = designOf(model("uuid_v7"));
    const parts = (design: Design): unknown =>
      design.catalog.objects.flatMap((object) => (object.kind === "table" && object.name.startsWith("notes_p") ? [object.partition_of] : []));
    expect(parts(designOf(model("uuid_v7", 900_000_000), cut))).toEqual(parts(cut));
  });
});
