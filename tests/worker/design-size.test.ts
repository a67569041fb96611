/**
 * The sizes that decisions tell, against relations filled on a real Postgres: tables within 2 %, indexes within 5 %, GiST within 15 % (docs/decisions/0009).
 */
import { expect, describe, test, beforeAll, afterAll } from "vitest";
import { indexEntryBytes } from "../../plv8/src/design/size/index-bytes.ts";
import { rowBytes } from "../../plv8/src/design/size/row-bytes.ts";
import { script } from "../../plv8/src/render/script.ts";
import type { DesignSettings } from "../../plv8/src/types/design.ts";
import { connect } from "../helpers/connect.ts";
import { asSuperuser, createDatabase } from "../helpers/database.ts";
import { measureOtherIndexes } from "../helpers/measure-other-indexes.ts";
import { majors } from "../helpers/majors.ts";
import { declareText, shopSettings } from "../helpers/shop.ts";

const rows = 50_000;

const documents = [
  { keys: "bigint", workload: "oltp" },
  { keys: "uuid_v7", workload: "oltp" },
  { keys: "bigint", workload: "write_heavy" },
].map(({ keys, workload }) => ({
  keys,
  workload,
  text: `{ model: m, intent: { workload: ${workload} }, conventions: { keys: ${keys} }, entities: { thing: { is: "A thing.", attributes: {
  n: { type: integer, required: true }, flag: { type: boolean, required: true }, price: { type: money, currency: EUR, required: true }, note: { type: text, required: true }, day: { type: date, required: true }, extra: { type: duration, required: true } } } },
  access: [ { name: by_day, entity: thing, equals: [day], sort: [n] }, { name: by_note, entity: thing, equals: [note] } ] }`,
}));

describe.each(majors())("on Postgres %i", (major) => {
  const settings: DesignSettings = { ...shopSettings(major), schema: "m", owner: `size_owner_${major}_${process.pid}`, application_roles: [] };
  beforeAll(() => asSuperuser(major, (session) => session.query(`create role ${settings.owner} nologin`)));
  afterAll(() => asSuperuser(major, (session) => session.query(`drop role if exists ${settings.owner}`)));

  test.for(documents)("a table with keys of $keys, workload $workload", async ({ text }, owner) => {
    const result = declareText(text, settings);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    const { catalog } = result.value.design;
    const session = await connect(await createDatabase(owner, { major }));
    await session.query("set search_path = pg_catalog, pg_temp");
    for (const statement of script(catalog).statements) await session.query(statement);
    // 24 characters, seven digits, and inserts in the order of the key; the other indexes are built anew, as after a load.
    await session.query(
      `insert into m.things (n, flag, price, note, day, extra) select g, true, 12345.67, lpad(g::text, 24, 'x'), date '2026-01-01' + g, '1 hour' from generate_series(1, ${rows}) as g`,
    );
    await session.query("reindex table m.things");
    const measured = async (name: string): Promise<number> =>
      Number((await session.query<{ bytes: string }>("select pg_relation_size($1::regclass) as bytes", [name])).rows[0]!.bytes) / rows;

    const columns = catalog.objects.filter((object) => object.kind === "column").sort((left, right) => left.position - right.position);
    const type = (name: string): string => columns.find((column) => column.name === name)?.type ?? "";
    const table = catalog.objects.find((object) => object.kind === "table");
    const fillfactor = Number(table?.options[0]?.replace("fillfactor=", "") ?? 100);
    expect(Math.abs(rowBytes(columns, fillfactor) / (await measured("m.things")) - 1)).toBeLessThan(0.02);
    for (const index of catalog.objects) {
      const keys = index.kind === "index" ? index.keys : index.kind === "constraint" && index.type === "primary" ? index.columns : null;
      if (keys !== null) expect(Math.abs(indexEntryBytes(keys.map(type)) / (await measured(`m.${index.name}`)) - 1), index.name).toBeLessThan(0.05);
    }
  });

  test("what lists, json, words, ranges, points and times are found by", async (owner) => {
    const text = `{ model: m, entities: { thing: { is: "A thing.", immutable: true, scale: { rows: 2000000 }, attributes: { at: { type: timestamp, default: now, required: true }, tags: { type: list, of: text, use: whole }, more: { type: json, variable: true },
      note: { type: text }, days: { type: range, of: date }, later: { type: range, of: timestamp }, place: { type: point } } } },
      access: [ { name: of_time, entity: thing, range: [at] }, ${["tags", "more", "days", "later", "place"].map((name) => `{ name: of_${name}, entity: thing, contains: [${name}] }`).join(", ")}, { name: of_note, entity: thing, search: [note] } ] }`;
    const result = declareText(text, settings);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    const session = await connect(await createDatabase(owner, { major }));
    await session.query("set search_path = pg_catalog, pg_temp");
    for (const statement of script(result.value.design.catalog).statements) await session.query(statement);
    await session.query(`insert into m.things (at, tags, more, note, days, later, place) select timestamptz '2026-01-01' + g * interval '1 minute', array['t' || h % 300, 'u' || (h / 300) % 200], jsonb_build_object('k' || h % 20, h % 1000, 'n', h % 50), 'word w' || h % 5000 || ' ' || md5(g::text),
        daterange(date '2026-01-01' + (h % 3000)::int, date '2026-01-01' + (h % 3000)::int + 30), tstzrange(timestamptz '2026-01-01' + g * interval '1 hour', timestamptz '2026-01-01' + g * interval '1 hour' + interval '30 minutes'), point(h % 360 - 180, (h / 360) % 180 - 90)
      from generate_series(1, ${rows}) as g cross join lateral (select abs(hashint8(g))) as n (h)`);
    // Inverted indexes as built; trees as they grew.
    for (const index of result.value.design.catalog.objects)
      if (index.kind === "index" && index.method === "gin") await session.query(`reindex index m.${index.name}`);
    await session.query("analyze m.things");
    const found = await measureOtherIndexes(session, "m", ["things_later_gist_idx"]);
    expect(found.map((each) => each.name).sort()).toEqual([
      "things_at_brin_idx",
      "things_days_gist_idx",
      "things_later_gist_idx",
      "things_more_gin_idx",
      "things_note_simple_search_idx",
      "things_place_gist_idx",
      "things_tags_gin_idx",
    ]);
    const off = found.map(
      (each) => `${each.name}: ${each.expected} said, ${each.measured} measured, ${(100 * (each.expected / each.measured - 1)).toFixed(1)} %`,
    );
    expect(
      found.filter((each) => Math.abs(each.expected / each.measured - 1) > (each.method === "gist" ? 0.15 : 0.05)),
      off.join("\n"),
    ).toEqual([]);
  });
});
