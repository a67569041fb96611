/**
 * What indexes other than b-trees take, against Postgres: inverted ones within 5 % however keys are spread, block ranges to the page. Of GiST, and of
 * inverted ones where nothing is known but widths, the values decide: the same declared facts give sizes that lie far more than 5 % apart.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type pg from "pg";
import { brinBytes } from "../../plv8/src/design/size/brin-bytes.ts";
import { connect } from "../helpers/connect.ts";
import { createDatabase } from "../helpers/database.ts";
import { majors } from "../helpers/majors.ts";
import { measureOtherIndexes, type OtherIndex } from "../helpers/measure-other-indexes.ts";

const rows = 20_000;

describe.each(majors())("on Postgres %i", (major) => {
  let session: pg.Client;
  beforeAll(async () => {
    session = await connect(await createDatabase(afterAll, { major }));
    await session.query("create extension pg_trgm schema public; create extension btree_gist schema public; create schema e");
  });

  const made = async (type: string, value: string, key: string, when: "before" | "after", order = "g"): Promise<OtherIndex> => {
    const index = `create index i on e.t using ${key}`;
    const steps = [
      `drop table if exists e.t; create table e.t (a ${type}, pad text)`,
      `insert into e.t select ${value}, repeat('x', 100) from generate_series(1, ${rows}) as g cross join lateral (select abs(hashint8(g)::bigint) as h, abs(hashint8(g + 1000000)::bigint) as k) as n order by ${order}`,
    ];
    for (const step of when === "before" ? [steps[0], index, steps[1]] : [...steps, index]) await session.query(step!);
    await session.query("analyze e.t");
    return (await measureOtherIndexes(session, "e"))[0]!;
  };
  const words = (several: number): string => `substr(md5((h % ${several})::text), 1, 8) || ' ' || substr(md5((k % ${several})::text), 1, 8)`;

  test.for([
    ["few items, each in many rows", "text[]", "array['t' || h % 20, 'u' || k % 20]", "gin (a)"],
    ["items in some rows", "text[]", "array['t' || h % 300, 'u' || k % 300]", "gin (a)"],
    ["items in a handful of rows", "text[]", "array['t' || h % 5000, 'u' || k % 5000]", "gin (a)"],
    ["items in one row each", "text[]", "array['t' || h, 'u' || k]", "gin (a)"],
    ["numbers", "bigint[]", "array[h % 3000, k % 70000]", "gin (a)"],
    ["json", "jsonb", "jsonb_build_object('k' || h % 20, 'v' || h % 1000, 'n', h % 50)", "gin (a jsonb_path_ops)"],
    ["words", "text", `${words(20_000)} || ' all'`, "gin (to_tsvector('simple', a))"],
    ["trigrams of few words", "text", words(50), "gin (a public.gin_trgm_ops)"],
    ["trigrams of some words", "text", words(500), "gin (a public.gin_trgm_ops)"],
    ["trigrams of many words", "text", words(20_000), "gin (a public.gin_trgm_ops)"],
  ] as const)("an inverted index over %s", async ([, type, value, key]) => {
    const { expected, measured } = await made(type, value, key, "after");
    // One page more or less where there are but a dozen.
    expect(Math.abs(expected - measured) <= Math.max(0.05 * measured, 8192), `${expected / 8192} pages said, ${measured / 8192} measured`).toBe(true);
  });

  test.for([
    ["timestamptz", "now() + g * interval '1 minute'"],
    ["integer", "g"],
    ["uuid", "md5(g::text)::uuid"],
    ["date", "case when g % 2 = 0 then current_date + g::int end"],
  ] as const)("a block-range index over %s is said to the page", async ([type, value]) => {
    for (const perRange of [1, 4]) {
      const { measured } = await made(type, value, `brin (a) with (pages_per_range = ${perRange})`, "after");
      const {
        rows: [heap],
      } = await session.query<{ bytes: string }>("select pg_relation_size('e.t') as bytes");
      expect(brinBytes(Number(heap!.bytes), type === "timestamptz" ? "timestamp with time zone" : type, perRange)).toBe(measured);
    }
  });

  test("the same periods take a GiST index of another size when they come in another order, and so do periods of one length that overlap", async () => {
    const period = (day: string, days: number): string => `daterange(date '2000-01-01' + (${day})::int, date '2000-01-01' + (${day})::int + ${days})`;
    const ordered = await made("daterange", period("g", 30), "gist (a)", "before");
    const shuffled = await made("daterange", period("g", 30), "gist (a)", "before", "md5(g::text)");
    expect(ordered.measured / shuffled.measured).toBeGreaterThan(1.2);
    const apart = await made(
      "tstzrange",
      "tstzrange(timestamptz '2000-01-01' + (h % 20000) * interval '1 hour', timestamptz '2000-01-01' + (h % 20000) * interval '1 hour' + interval '30 minutes')",
      "gist (a)",
      "before",
    );
    const overlapping = await made(
      "tstzrange",
      "tstzrange(timestamptz '2000-01-01' + (h % 20) * interval '1 hour', timestamptz '2000-01-01' + (h % 20000) * interval '1 hour' + interval '3 years')",
      "gist (a)",
      "before",
    );
    expect(overlapping.measured / apart.measured).toBeGreaterThan(1.1);
  });

  test("texts of one width take an inverted index of another size by how many words they share", async () => {
    const [few, many] = [
      await made("text", words(50), "gin (a public.gin_trgm_ops)", "after"),
      await made("text", words(20_000), "gin (a public.gin_trgm_ops)", "after"),
    ];
    expect(many.measured / few.measured).toBeGreaterThan(1.5);
  });
});
