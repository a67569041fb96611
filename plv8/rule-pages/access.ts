/** The pages of rules about questions, their indexes and sizes. */
import { page, thing, text, plain, asking, joined, counted, type RulePages } from "./page.ts";

export const accessPages: RulePages = {
  "access.brin": page(
    "Periods of rows that are written in the order of their time are found by a block-range index.",
    "Rows that come late or are changed: the ranges overlap and half the table is read; use a b-tree (remove immutable).",
    thing("at: { type: timestamp, default: now }", ", immutable: true, scale: { rows: 9000000 }"),
    asking("range: [at]", "at: { type: timestamp, default: now }", ", immutable: true, scale: { rows: 9000000 }"),
  ),
  "access.covered-by-key": page(
    "A question that a key answers gets no index of its own.",
    "Never a loss: the key is there anyway.",
    asking("equals: [b]", "a: { type: text, unique: global }, b: { type: text }"),
    asking("equals: [a]", "a: { type: text, unique: global }, b: { type: text }"),
  ),
  "access.equality-range-sort": page(
    "One b-tree for a question: what is compared by =, then what is sorted by or in a range; shared by all questions that begin alike.",
    "A question that is asked once a day: leave it out of `access`.",
    plain,
    asking('equals: [a], sort: ["-created_at"]'),
  ),
  "access.few-rows": page(
    "A question whose key leaves few rows is served by the index of that key: they are sorted or looked through each time.",
    "Keys with far more rows than the average: leave `scale` out of one side, then nothing is known and the index keeps the order. Half of the traffic and more (`share`), or workload read_heavy: it has an index of its own.",
    joined(', required: true } ], access: [ { name: p, entity: thing, equals: [other], sort: ["-created_at"]'),
    counted('access: [ { name: p, entity: thing, equals: [other], sort: ["-created_at"] } ]'),
  ),
  "access.full-text": page(
    "Words are found through an inverted index over the texts of the question.",
    "Parts of words, or misspelt ones: by: likeness.",
    plain,
    asking("search: [a]"),
  ),
  "access.gin": page(
    "What lies in lists and json is found through an inverted index.",
    "A json part that is always asked for: declare it as an attribute.",
    thing("tags: { type: list, of: text, use: whole }"),
    asking("contains: [tags]", "tags: { type: list, of: text, use: whole }"),
  ),
  "access.gist": page(
    "What overlaps a range or lies in it is found through a tree of ranges.",
    "Only the start is ever asked for: two attributes and a b-tree are smaller.",
    thing("span: { type: range, of: date }"),
    asking("contains: [span]", "span: { type: range, of: date }"),
  ),
  "access.hnsw": page(
    "The most alike vectors are found through a graph of neighbours.",
    "Below some ten thousand rows reading all is exact and fast enough: leave `near` out.",
    thing("e: { type: vector, dimensions: 3 }", "", ", conventions: { extensions: [vector] }"),
    asking("near: e", "e: { type: vector, dimensions: 3 }", "", ", conventions: { extensions: [vector] }"),
  ),
  "access.include": page(
    "Where reads prevail an index carries what is shown, so that the table is not read.",
    "Wide or often changed values: each change writes the index.",
    asking("equals: [a], returns: [n]", "a: { type: text }, n: { type: integer }"),
    asking("equals: [a], returns: [n]", "a: { type: text }, n: { type: integer }", "", ", intent: { workload: read_heavy }"),
  ),
  "access.kept-sums": page(
    "Sums that may be old are kept ready in a materialized view, one row for each value asked for.",
    "Sums that must be exact now: leave stale_for out; an index that carries the summed numbers then answers. Under tenancy by rows: kept sums know no tenants.",
    asking("equals: [a], aggregates: [n]", "a: { type: text }, n: { type: integer }"),
    asking("equals: [a], aggregates: [n], stale_for: 1 hour", "a: { type: text }, n: { type: integer }"),
  ),
  "access.nearest": page(
    "The nearest places are found by walking a tree of boxes outwards.",
    "Distances in metres over long ways: an extension for geography measures on the round earth.",
    thing("place: { type: point }"),
    asking("near: place", "place: { type: point }"),
  ),
  "access.over-budget": page(
    "A table has a budget of indexes by workload; what is asked least and need not answer soon goes without.",
    "A question that must be fast: write within_ms, or lower the shares of others.",
    thing(["a", "b", "c", "d"].map((name) => `${name}: { type: text }`).join(", "), "", ", intent: { workload: write_heavy }"),
    thing(
      ["a", "b", "c", "d"].map((name) => `${name}: { type: text }`).join(", "),
      "",
      `, intent: { workload: write_heavy }, access: [ ${["a", "b", "c", "d"].map((name) => `{ name: by_${name}, entity: thing, equals: [${name}] }`).join(", ")} ]`,
    ),
  ),
  "access.partial": page(
    "A question about some rows only gets an index of these rows only.",
    "A condition that most rows meet: the index is as large, and serves nothing else.",
    asking("equals: [a]"),
    asking("equals: [a], when: \"a <> 'x'\""),
  ),
  "access.rows-from-table": page(
    "What is shown of a row is read from the table; the index stays small.",
    "Where reads prevail: workload read_heavy carries it in the index.",
    asking("equals: [a]"),
    asking("equals: [a], returns: [b]", "a: { type: text }, b: { type: integer }"),
  ),
  "access.sum-from-table": page(
    "Where writes prevail, what is added up is read from the table; the index stays small.",
    "Sums over many rows that must be fast: an entity that keeps closed sums, or stale_for.",
    asking("equals: [a], aggregates: [n]", "a: { type: text }, n: { type: integer }"),
    asking("equals: [a], aggregates: [n]", "a: { type: text }, n: { type: integer }", "", ", intent: { workload: write_heavy }"),
  ),
  "access.sum-without-order": page(
    "What adds up reads every row of its key: the index keeps no order for it.",
    "Where reads prevail: workload read_heavy keeps the order.",
    asking("equals: [a], range: [n], sort: [n], aggregates: [n]", "a: { type: text }, n: { type: integer }"),
    asking("equals: [a], sort: [n], aggregates: [n]", "a: { type: text }, n: { type: integer }"),
  ),
  "access.trigram": page(
    "Parts of words and misspelt ones are found through an index over groups of three letters.",
    "Whole words: by: words is smaller and needs no extension.",
    thing(text, "", ", conventions: { extensions: [pg_trgm] }"),
    asking("search: [a], by: likeness", text, "", ", conventions: { extensions: [pg_trgm] }"),
  ),
  "size.identity": page(
    "Whether keys can run out is told beforehand.",
    "Keys that are uuids do not.",
    plain,
    thing(text, ", scale: { rows: 1000 }", ", conventions: { keys: bigint }"),
  ),
  "size.index": page(
    "What an index takes per million rows and at the horizon; where the values decide, what was taken for granted. All hold to 5 % by rows as they are, block ranges to the page; GiST to 15 %, because there the order of arrival decides (docs/decisions/0009).",
    "A forecast is no measurement: once there are rows, ask the database.",
    null,
    plain,
  ),
  "size.table": page(
    "What a row, a million rows and the table at the horizon take, from the layout of pages.",
    "Long texts that move out of the row are not counted.",
    null,
    plain,
  ),
  "workload.fillfactor": page(
    "Where writes prevail pages keep room, so that a changed row stays in its page.",
    "Rows that are only added: immutable.",
    plain,
    thing(text, "", ", intent: { workload: write_heavy }"),
  ),
};
