/** Each rule by a pair of models, with and without: what the catalog gains, and the decision that says why. */
import { describe, expect, test } from "vitest";
import type { Design } from "../../../plv8/src/types/design.ts";
import { declareText, shopSettings } from "../../helpers/shop.ts";

const designOf = (document: string): Design => {
  const result = declareText(document, shopSettings());
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1));
  return result.value.design;
};

type Pair = readonly [rule: string, without: string, with_: string, gains: readonly (string | RegExp)[]];

const thing = (attributes: string, rest = "", more = ""): string =>
  `{ model: m, entities: { thing: { is: "A thing.", attributes: { ${attributes} } ${rest} }, other: { is: "Another." } } ${more} }`;
const owned = (rest: string): string =>
  `{ model: m, intent: { tenancy: { kind: row, by: firm } }, entities: { firm: { is: "A firm." }, thing: { is: "A thing.", ${rest} } }, relationships: [ { from: thing, to: firm, required: true } ] }`;
const hidden = (ways: string): string =>
  `{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: "A thing.", attributes: { a: { type: text } }${ways} }, part: { is: "A part.", within: thing }, pass: { is: "A pass." }, other: { is: "Another." } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }`;
const repeating = (more: string): string =>
  `{ model: m, entities: { w: { is: "W.", attributes: { day: { type: date, required: true } } }, p: { is: "P.", within: w, attributes: { day: { type: date, required: true } }${more} } } }`;
const times = "from: { type: timestamp, required: true }, until: { type: timestamp }";

const pairs: readonly Pair[] = [
  [
    "relationship.exclusive-arc",
    thing("a: { type: text }"),
    thing("a: { type: text }", "", ", relationships: [ { from: thing, to_one_of: [thing, other], role: about } ]"),
    [/things_about_thing_fkey/, /things_about_other_fkey/, /CHECK \(\(num_nonnulls\(about_thing_id, about_other_id\) <= 1\)\)/],
  ],
  [
    "relationship.deferred",
    thing("a: { type: text }", "", ", relationships: [ { from: thing, to: other, required: true } ]"),
    thing("a: { type: text }", "", ", relationships: [ { from: thing, to: other, required: true }, { from: other, to: thing, required: true } ]"),
    [/FOREIGN KEY \(thing_id\).* DEFERRABLE INITIALLY DEFERRED/, /FOREIGN KEY \(other_id\).* DEFERRABLE INITIALLY DEFERRED/],
  ],
  [
    "rules.one-of",
    thing("a: { type: text }, b: { type: text }"),
    thing("a: { type: text }, b: { type: text }", ", one_of: { reachable: { of: [a, b] } }"),
    [/CHECK \(\(num_nonnulls\(a, b\) = 1\)\)/],
  ],
  [
    "rules.no-overlap",
    thing(times),
    thing(times, ", no_overlap: [ { from: from, until: until } ]"),
    [/EXCLUDE USING gist \(tstzrange\("from", until\) WITH &&\)/, /CHECK \(\("from" < until\)\)/],
  ],
  [
    "immutable.refused-change",
    thing("a: { type: text }"),
    thing("a: { type: text }", ", immutable: true"),
    [/tg_refuse_change/, /CREATE TRIGGER refuse_change BEFORE DELETE OR UPDATE OF id, a/],
  ],
  [
    "rules.sum",
    "{ model: m, entities: { w: { is: W. }, p: { is: P., within: w, attributes: { n: { type: integer, required: true } } } } }",
    "{ model: m, entities: { w: { is: W., sums: { even: { of: p, attribute: n, equals: 0 } } }, p: { is: P., within: w, attributes: { n: { type: integer, required: true } } } } }",
    [/CREATE CONSTRAINT TRIGGER check_even AFTER INSERT OR DELETE OR UPDATE OF w_id, n .* DEFERRABLE INITIALLY DEFERRED/],
  ],
  [
    "rules.only-while-itself",
    thing("s: { type: state, initial: draft, moves: { draft: [posted] } }, n: { type: integer }"),
    thing("s: { type: state, initial: draft, moves: { draft: [posted] } }, n: { type: integer }", ", only_while: { s: [draft] }"),
    [/CREATE TRIGGER only_while_s BEFORE INSERT OR DELETE OR UPDATE OF id, n ON/],
  ],
  [
    "rules.repeats",
    repeating(""),
    repeating(", repeats: [day]"),
    [
      /CREATE CONSTRAINT TRIGGER repeats_ps AFTER INSERT OR UPDATE OF w_id, day ON shop\.ps/,
      /CREATE CONSTRAINT TRIGGER repeats_ps AFTER UPDATE OF day ON shop\.ws/,
    ],
  ],
  [
    "unique.among-some",
    thing("a: { type: text }, s: { type: text }"),
    thing("a: { type: text }, s: { type: text }", ", unique: [ { of: [a], when: \"s = 'open'\" } ]"),
    [/CREATE UNIQUE INDEX things_a_[0-9a-f]{4}_key ON shop\.things USING btree \(a\) WHERE \(s = 'open'\)/],
  ],
  [
    "visible.ways",
    hidden(""),
    hidden(", visible: { open: { purpose: care, when: \"a = 'x'\" }, let_in: { by: pass } }"),
    [/policy:shop\.things\.things_all_visible.*current_purpose\(\).*FROM shop\.passs o.*current_other_id\(\)/],
  ],
  [
    "visible.through",
    hidden(""),
    hidden(", visible: { let_in: { by: pass } }"),
    [/policy:shop\.parts\.parts_all_visible.*FROM shop\.things s.*s\.id = parts\.thing_id/],
  ],
  [
    "keys.list-position",
    thing("a: { type: text }"),
    thing("a: { type: text }, tags: { type: list, of: text, use: items }"),
    [/table:shop\.things_tags/, /PRIMARY KEY \(thing_id, "position"\)/],
  ],
  [
    "access.gin",
    thing("tags: { type: list, of: text, use: whole }"),
    thing("tags: { type: list, of: text, use: whole }", "", ", access: [ { name: p, entity: thing, contains: [tags] } ]"),
    [/USING gin \(tags\)/],
  ],
  [
    "access.gist",
    thing("span: { type: range, of: date }"),
    thing("span: { type: range, of: date }", "", ", access: [ { name: p, entity: thing, contains: [span] } ]"),
    [/USING gist \(span\)/],
  ],
  [
    "access.nearest",
    thing("place: { type: point }"),
    thing("place: { type: point }", "", ", access: [ { name: p, entity: thing, near: place } ]"),
    [/USING gist \(place\)/],
  ],
  [
    "access.hnsw",
    thing("e: { type: vector, dimensions: 3 }", "", ", conventions: { extensions: [vector] }"),
    thing("e: { type: vector, dimensions: 3 }", "", ", conventions: { extensions: [vector] }, access: [ { name: p, entity: thing, near: e } ]"),
    [/USING hnsw \(e public\.vector_cosine_ops\)/],
  ],
  [
    "access.trigram",
    thing("a: { type: text }", "", ", conventions: { extensions: [pg_trgm] }"),
    thing("a: { type: text }", "", ", conventions: { extensions: [pg_trgm] }, access: [ { name: p, entity: thing, search: [a], by: likeness } ]"),
    [/USING gin \(a public\.gin_trgm_ops\)/],
  ],
  [
    "access.brin",
    thing("at: { type: timestamp, default: now }", ", immutable: true, scale: { rows: 9000000 }"),
    thing("at: { type: timestamp, default: now }", ", immutable: true, scale: { rows: 9000000 }", ", access: [ { name: p, entity: thing, range: [at] } ]"),
    [/USING brin \(at\)/],
  ],
  [
    "access.include",
    thing("a: { type: text }, n: { type: integer }", "", ", access: [ { name: p, entity: thing, equals: [a], returns: [n] } ]"),
    thing(
      "a: { type: text }, n: { type: integer }",
      "",
      ", intent: { workload: read_heavy }, access: [ { name: p, entity: thing, equals: [a], returns: [n] } ]",
    ),
    [/\(a\) INCLUDE \(n\)/],
  ],
  [
    "access.kept-sums",
    thing("a: { type: text }, n: { type: integer }", "", ", access: [ { name: p, entity: thing, equals: [a], aggregates: [n] } ]"),
    thing("a: { type: text }, n: { type: integer }", "", ", access: [ { name: p, entity: thing, equals: [a], aggregates: [n], stale_for: 1 hour } ]"),
    [
      /materialized_view:shop\.things_p_sums.*count\(\*\) AS row_count.*sum\(n\) AS n_sum.*GROUP BY a;/,
      /CREATE UNIQUE INDEX things_p_sums_a_idx ON shop\.things_p_sums USING btree \(a\)/,
    ],
  ],
  [
    "access.sum-without-order",
    thing("a: { type: text }, n: { type: integer }", "", ", access: [ { name: p, entity: thing, equals: [a], range: [n], sort: [n], aggregates: [n] } ]"),
    thing("a: { type: text }, n: { type: integer }", "", ', access: [ { name: p, entity: thing, equals: [a], sort: ["-created_at"], aggregates: [n] } ]'),
    [/\(a\) INCLUDE \(n\)/],
  ],
  [
    "access.sum-from-table",
    thing("a: { type: text }, n: { type: integer }", "", ", access: [ { name: p, entity: thing, equals: [a], aggregates: [n] } ]"),
    thing(
      "a: { type: text }, n: { type: integer }",
      "",
      ", intent: { workload: write_heavy }, access: [ { name: p, entity: thing, equals: [a], aggregates: [n] } ]",
    ),
    [/USING btree \(a\);?"/],
  ],
  ["workload.fillfactor", thing("a: { type: text }"), thing("a: { type: text }", "", ", intent: { workload: write_heavy }"), [/fillfactor=85/]],
  ["tenancy.schema-each", thing("a: { type: text }"), thing("a: { type: text }", "", ", intent: { tenancy: { kind: schema } }"), []],
  ["tenancy.database-each", thing("a: { type: text }"), thing("a: { type: text }", "", ", intent: { tenancy: { kind: database } }"), []],
  ["partitioning.not-needed", thing("a: { type: text }"), thing("a: { type: text }", ", scale: { rows: 1000 }"), []],
  [
    "partitioning.one-piece",
    thing("a: { type: text }", ", scale: { rows: 40000000 }"),
    thing("a: { type: text }", ', scale: { rows: 40000000, growth: "3% a month" }'),
    [],
  ],
  [
    "partitioning.hash",
    owned("scale: { rows: 1000 }"),
    owned("scale: { rows: 90000000 }"),
    [/"partition_key":"HASH \(firm_id\)"/, /FOR VALUES WITH \(modulus 4, remainder 3\)/],
  ],
  [
    "partitioning.range",
    thing("at: { type: timestamp, required: true }", ", scale: { rows: 90000000 }"),
    thing("at: { type: timestamp, required: true }", ', scale: { rows: 90000000 }, partitions: { kind: range, by: at, every: year, from: "2026-01" }'),
    [
      /"partition_key":"RANGE \(at\)"/,
      /PRIMARY KEY \(id, at\)/,
      /FOR VALUES FROM \('2028-01-01 00:00:00\+00'\) TO \('2029-01-01 00:00:00\+00'\)/,
      /"bound":"DEFAULT"/,
    ],
  ],
  [
    "history.temporal",
    thing("a: { type: text }"),
    thing("a: { type: text }", ", history: temporal", ", conventions: { extensions: [btree_gist] }"),
    [/things_versions/, /things_as_of/, /AFTER INSERT OR DELETE OR UPDATE OF a/],
  ],
  [
    "history.without-overlaps",
    thing("a: { type: text }"),
    thing("a: { type: text }", ", history: temporal", ", conventions: { extensions: [btree_gist] }"),
    [/PRIMARY KEY \(id, during WITHOUT OVERLAPS\)/],
  ],
  [
    "conventions.authors",
    thing("a: { type: text }"),
    thing("a: { type: text }", "", ", conventions: { authors: true }"),
    [/things\.created_by/, /things\.updated_by/, /new\.updated_by := session_user;/],
  ],
  ["names.area", thing("a: { type: text }"), thing("a: { type: text }", ", area: parts", ', areas: { parts: "What there is." }'), []],
  [
    "size.identity",
    thing("a: { type: text }", ", scale: { rows: 1000 }"),
    thing("a: { type: text }", ", scale: { rows: 1000 }", ", conventions: { keys: bigint }"),
    [],
  ],
];

describe("the rule", () => {
  test.each(pairs)("%s", (rule, without, with_, gains) => {
    const [before, after] = [designOf(without), designOf(with_)];
    const texts = (design: Design): ReadonlySet<string> =>
      new Set(design.catalog.objects.map((object) => JSON.stringify({ ...object, depends_on: [] }).replaceAll('\\"', '"')));
    const known = texts(before);
    const gained = [...texts(after)].filter((text) => !known.has(text));
    for (const gain of gains)
      expect(
        gained.some((text) => (typeof gain === "string" ? text.includes(gain) : gain.test(text))),
        `${String(gain)}\n${gained.join("\n")}`,
      ).toBe(true);
    expect(before.decisions.some((each) => each.rule === rule)).toBe(false);
    const decision = after.decisions.find((each) => each.rule === rule);
    expect(decision?.reason).toMatch(/\S/);
    expect(decision?.cites.length).toBeGreaterThan(0);
  });

  test("access.few-rows leaves to the key's index what few rows are left for, and no more", () => {
    const document = (rows: number, asked: string, workload = "oltp"): string =>
      `{ model: m, intent: { workload: ${workload} }, entities: { thing: { is: "A thing.", attributes: { a: { type: text } }, scale: { rows: ${rows} } }, other: { is: "Another.", scale: { rows: 1000 } } }, relationships: [ { from: thing, to: other, required: true } ], access: [ { name: p, entity: thing, equals: [other${asked} } ] }`;
    const keys = (text: string): readonly string[] => designOf(text).catalog.objects.flatMap((object) => (object.kind === "index" ? [object.keys.join()] : []));
    const sorted = '], sort: ["-created_at"]';
    expect(keys(document(50_000, sorted))).toEqual(["other_id"]);
    expect(keys(document(51_000, sorted))).toEqual(["other_id,created_at"]);
    expect(keys(document(51_000, sorted, "write_heavy"))).toEqual(["other_id"]);
    expect(keys(document(1_000, sorted, "read_heavy"))).toEqual(["other_id,created_at"]);
    expect(keys(document(8_000, ", a], range: [created_at]"))).toEqual(["other_id"]);
    expect(keys(document(9_000, ", a]"))).toEqual(["other_id,a"]);
    expect(keys(document(50_000, '], when: "a is null", sort: ["-created_at"]'))).toEqual(["other_id,created_at", "other_id"]);
    expect(keys(document(50_000, `${sorted}, within_ms: 5`))).toEqual(["other_id"]);
    expect(keys(document(50_000, `${sorted}, within_ms: 4`))).toEqual(["other_id,created_at"]);
    expect(keys(document(1_000, `${sorted}, share: 50`))).toEqual(["other_id,created_at"]);
  });

  test("access.over-budget keeps what is urgent and asked most, and says what it leaves out", () => {
    const names = ["a", "b", "c", "d", "e"];
    const document = (workload: string): string =>
      thing(
        names.map((name) => `${name}: { type: text }`).join(", "),
        "",
        `, intent: { workload: ${workload} }, access: [ ${names.map((name, index) => `{ name: by_${name}, entity: thing, equals: [${name}], share: ${index}${name === "a" ? ", within_ms: 5" : ""} }`).join(", ")} ]`,
      );
    expect(designOf(document("oltp")).catalog.objects.filter((object) => object.kind === "index")).toHaveLength(5);
    const tight = designOf(document("write_heavy"));
    expect(tight.catalog.objects.flatMap((object) => (object.kind === "index" ? object.keys : []))).toEqual(["a", "d", "e"]);
    expect(
      tight.decisions
        .filter((each) => each.rule === "access.over-budget")
        .map((each) => each.subject)
        .sort(),
    ).toEqual(["access.by_b", "access.by_c"]);
  });
});
