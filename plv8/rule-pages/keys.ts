/** The pages of rules about keys, names and the columns that every table has. */
import { page, thing, owned, text, plain, type RulePages } from "./page.ts";

export const keysPages: RulePages = {
  "conventions.authors": page(
    "Every table tells which login made a row and which changed it last.",
    "Applications with one login for all people: history: audit with what the application knows, or an attribute.",
    plain,
    thing(text, "", ", conventions: { authors: true }"),
  ),
  "conventions.timestamps": page(
    "Every table tells when a row was made and last changed.",
    "Rows that carry their own time and are never changed: conventions: { timestamps: false }.",
    thing(text, "", ", conventions: { timestamps: false }"),
    plain,
  ),
  "keys.bigint": page(
    "Primary keys are numbers from an identity.",
    "Rows made in several places, or numbers that outsiders see: uuid_v7.",
    plain,
    thing(text, "", ", conventions: { keys: bigint }"),
  ),
  "keys.list-position": page(
    "Items of a list are found by their place in it.",
    "A list that is read in one piece: use: whole.",
    plain,
    thing(`${text}, tags: { type: list, of: text, use: items }`),
  ),
  "keys.ownership": page(
    "The owner's key leads the key of its parts, so that they lie together and are found through it.",
    "Something that outlives its owner, or changes it: a relationship.",
    plain,
    `{ model: m, entities: { thing: { is: A thing. }, part: { is: A part., within: thing } } }`,
  ),
  "keys.pair": page(
    "A many-to-many pair is its own key.",
    "Pairs that occur more than once: an entity with two relationships.",
    plain,
    thing(text, "", ", relationships: [ { between: [thing, other], name: pairing } ]"),
  ),
  "keys.time-before-id": page(
    "In a table that is cut by time, the time stands before the id in the key where a question reads a tenant's rows in that order.",
    "Rows that are mostly looked up by their id alone: give the question a `when`, then it has an index of its own and the time stands last.",
    owned('immutable: true, scale: { rows: 90000000 }, partitions: { kind: range, by: created_at, every: year, from: "2026-01" }'),
    owned(
      'immutable: true, scale: { rows: 90000000 }, partitions: { kind: range, by: created_at, every: year, from: "2026-01" }',
      ', access: [ { name: p, entity: thing, sort: ["-created_at"] } ]',
    ),
  ),
  "keys.uuid-v4": page(
    "Primary keys are random and tell nothing.",
    "Large tables: random inserts touch the whole index; uuid_v7 fills its right edge.",
    plain,
    thing(text, "", ", conventions: { keys: uuid_v4 }"),
  ),
  "keys.uuid-v7": page(
    "Primary keys are time-ordered uuids, made anywhere.",
    "When a row was made must not be seen from outside: uuid_v4; few bytes matter: bigint.",
    thing(text, "", ", conventions: { keys: bigint }"),
    plain,
  ),
  "keys.uuid-v7-helper": page(
    "Before Postgres 18 the schema brings its own function for time-ordered uuids.",
    "From 18 on there is one.",
    thing(text, "", ", conventions: { keys: bigint }"),
    plain,
    15,
  ),
  "names.area": page(
    "An entity belongs to a named part of a large model.",
    "Small models: one page is read at once.",
    plain,
    thing(text, ", area: parts", ", areas: { parts: What there is. }"),
  ),
  "names.one-schema": page(
    "Everything of a model stands in one schema and belongs to one owner.",
    "Two models that change at different times: two projects.",
    null,
    plain,
  ),
  "timestamps.touch": page(
    "A trigger keeps updated_at when people change a row, not when the schema's evolution does.",
    "conventions: { timestamps: false }.",
    thing(text, "", ", conventions: { timestamps: false }"),
    plain,
  ),
  "timestamps.touch-helper": page(
    "One function for all tables keeps updated_at.",
    "See timestamps.touch.",
    thing(text, "", ", conventions: { timestamps: false }"),
    plain,
  ),
  "unique.among-living": page(
    "Unique among the rows that are not deleted.",
    "A value that nobody may ever have again: an entity of its own.",
    thing("a: { type: text, unique: global }"),
    thing("a: { type: text, unique: living }", ", soft_delete: true"),
  ),
  "unique.key": page(
    "No two rows have the same value: a constraint, which other tables can point to.",
    "Nearly unique: a question with equals.",
    plain,
    thing("a: { type: text, unique: global }"),
  ),
  "unique.among-some": page(
    "Unique only among some rows: one open request for each person.",
    "Unique among all: unique without when.",
    thing("a: { type: text }, s: { type: choice, values: [open, done] }"),
    thing("a: { type: text }, s: { type: choice, values: [open, done] }", ", unique: [ { of: [a], when: \"s = 'open'\" } ]"),
  ),
};
