/** The pages of rules about what becomes of rows: history, deletion, states, partitions. */
import { page, thing, owned, text, plain, type RulePages } from "./page.ts";

export const lifePages: RulePages = {
  "history.audit": page(
    "Every change of a row is kept beside it, with who and when.",
    "Tables with thousands of changes a second: each costs a second row.",
    plain,
    thing(text, ", history: audit"),
  ),
  "history.exclusion": page(
    "Before Postgres 18 an exclusion constraint keeps versions of one row apart in time.",
    "On 18 the key does it.",
    plain,
    thing(text, ", history: temporal", ", conventions: { extensions: [btree_gist] }"),
    15,
  ),
  "history.temporal": page(
    "Every version of a row is kept with the period in which it held; a function shows the table as of any moment.",
    "Nobody asks what was so on a day: history: audit is cheaper to read change by change.",
    plain,
    thing(text, ", history: temporal", ", conventions: { extensions: [btree_gist] }"),
  ),
  "history.without-overlaps": page(
    "From Postgres 18 on the key of the versions itself keeps them apart in time.",
    "Before 18 an exclusion constraint does it.",
    plain,
    thing(text, ", history: temporal", ", conventions: { extensions: [btree_gist] }"),
  ),
  "immutable.helper": page(
    "One function for all tables refuses what changes rows that are written once.",
    "See immutable.refused-change.",
    plain,
    thing(text, ", immutable: true"),
  ),
  "immutable.refused-change": page(
    "Rows are written once: a trigger refuses update and delete, also for the owner.",
    "Rows that are corrected in place, or deleted at the end of a period.",
    plain,
    thing(text, ", immutable: true"),
  ),
  "partitioning.hash": page(
    "A large table is cut by hash of its leading key column, where every key and question has it.",
    "Old rows are dropped by time: kind: range. Columns and indexes of parts change by hand later: kind: none.",
    owned("scale: { rows: 1000 }"),
    owned("scale: { rows: 90000000 }"),
  ),
  "partitioning.not-needed": page(
    "Below 50 million rows a table stays in one piece.",
    "See partitioning.hash and partitioning.range.",
    plain,
    thing(text, ", scale: { rows: 1000 }"),
  ),
  "partitioning.one-piece": page(
    "A large table stays in one piece where cutting it would hurt keys or questions, or it stands already.",
    "Say what it is cut by: partitions: { kind: range, … }.",
    plain,
    thing(text, ", scale: { rows: 90000000 }"),
  ),
  "partitioning.range": page(
    "A large table is cut by periods of a time, made beforehand up to the horizon.",
    "Other tables point to it, or a key does not hold the time.",
    thing("at: { type: timestamp, required: true }", ", scale: { rows: 90000000 }"),
    thing("at: { type: timestamp, required: true }", ', scale: { rows: 90000000 }, partitions: { kind: range, by: at, every: year, from: "2026-01" }'),
  ),
  "retention.recorded": page(
    "How long rows are kept, and why, stands where people find it.",
    "It deletes nothing by itself.",
    plain,
    thing(text, ", retention: { keep: 90 days, after: created_at, basis: law, then: delete }"),
  ),
  "soft-delete.living-view": page("A view shows the rows that are not deleted.", "See soft-delete.marked.", plain, thing(text, ", soft_delete: true")),
  "soft-delete.marked": page(
    "A deleted row stays, marked with the time.",
    "Nobody asks for it again: delete it, or keep a history.",
    plain,
    thing(text, ", soft_delete: true"),
  ),
  "states.guarded-moves": page(
    "A state moves only as drawn: a check and a trigger.",
    "Values that change freely: choice.",
    plain,
    thing("s: { type: state, initial: a, moves: { a: [b] } }"),
  ),
};
