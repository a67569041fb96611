/** The pages of rules about relationships and rules over rows. */
import { page, thing, text, plain, joined, times, type RulePages } from "./page.ts";

export const relationsPages: RulePages = {
  "ownership.cascade": page(
    "Parts go with their owner.",
    "Parts that must be looked at first: a relationship with on_delete: restrict.",
    plain,
    "{ model: m, entities: { thing: { is: A thing. }, part: { is: A part., within: thing } } }",
  ),
  "relationship.covered-by-key": page(
    "A foreign key whose columns begin another key gets no index of its own.",
    "Never a loss.",
    plain,
    "{ model: m, entities: { thing: { is: A thing. }, part: { is: A part., within: thing } } }",
  ),
  "relationship.covering-index": page(
    "Every foreign key has an index, its own or one that begins with it.",
    "The other side is never deleted nor changed, and nobody asks from there: still cheap against one locked table.",
    plain,
    joined(""),
  ),
  "relationship.deferred": page(
    "Keys of things that need each other are looked at when the transaction ends.",
    "One of the two can be optional: then it is.",
    joined(", required: true"),
    thing(text, "", ", relationships: [ { from: thing, to: other, required: true }, { from: other, to: thing, required: true } ]"),
  ),
  "relationship.exclusive-arc": page(
    "One of several: a key for each, and a check that one is set.",
    "Dozens of targets: give them a common owner entity.",
    plain,
    thing(text, "", ", relationships: [ { from: thing, to_one_of: [thing, other], role: about } ]"),
  ),
  "relationship.on-delete-cascade": page("Rows go with what they point to.", "Rows that are evidence: restrict.", joined(""), joined(", on_delete: cascade")),
  "relationship.on-delete-restrict": page("What is pointed to stays.", "Rows without meaning of their own: cascade, or within.", plain, joined("")),
  "relationship.on-delete-set-null": page(
    "Rows stay without what they pointed to.",
    "A row that makes no sense without it: restrict or cascade.",
    joined(""),
    joined(", on_delete: set_null"),
  ),
  "relationship.optional-key": page(
    "The index of an optional key leaves out the rows that point nowhere.",
    'Rows without the key are asked for: an access pattern with when: "… is null" has an index of its own.',
    joined(", required: true"),
    joined(""),
  ),
  "rules.check": page(
    "What is true for every row is a check.",
    "What depends on other rows or on the time of day.",
    plain,
    thing(text, ", rules: { sane: \"a <> ''\" }"),
  ),
  "rules.no-overlap": page(
    "Periods of one scope do not overlap, also when two are written at once.",
    "Overlap that somebody may allow: a warning in the application.",
    thing(times),
    thing(times, ", no_overlap: [ { from: from, until: until } ]"),
  ),
  "rules.only-while": page(
    "Rows are written only while what they point to is in certain states: no entry in a closed period.",
    "Who may write at all is a matter of rights; a rule about the row itself is a check (`rules`).",
    `{ model: m, entities: { thing: { is: A thing., within: other }, other: { is: Another., attributes: { status: { type: state, initial: open, moves: { open: [closed] } } } } } }`,
    `{ model: m, entities: { thing: { is: A thing., within: other, only_while: { other: [open] } }, other: { is: Another., attributes: { status: { type: state, initial: open, moves: { open: [closed] } } } } } }`,
  ),
  "rules.only-while-itself": page(
    "What has left certain states stays as it is: nobody changes or deletes it, nor its parts; only the state moves on.",
    "Rows that never change at all: immutable.",
    thing("s: { type: state, initial: draft, moves: { draft: [posted] } }, n: { type: integer }"),
    thing("s: { type: state, initial: draft, moves: { draft: [posted] } }, n: { type: integer }", ", only_while: { s: [draft] }"),
  ),
  "rules.one-of": page(
    "Of several values exactly, at least or at most one is there.",
    "Keys to several entities: to_one_of.",
    thing("a: { type: text }, b: { type: text }"),
    thing("a: { type: text }, b: { type: text }", ", one_of: { reachable: { of: [a, b] } }"),
  ),
  "rules.repeats": page(
    "What a part says once more of its whole is the same when a transaction ends.",
    "Nobody asks for the parts by it: ask the whole.",
    "{ model: m, entities: { w: { is: W., attributes: { day: { type: date, required: true } } }, p: { is: P., within: w, attributes: { day: { type: date, required: true } } } } }",
    "{ model: m, entities: { w: { is: W., attributes: { day: { type: date, required: true } } }, p: { is: P., within: w, attributes: { day: { type: date, required: true } }, repeats: [day] } } }",
  ),
  "rules.sum": page(
    "Parts add up to the whole when a transaction ends.",
    "Thousands of parts in one whole, written all day: each commit adds them up.",
    "{ model: m, entities: { w: { is: W. }, p: { is: P., within: w, attributes: { n: { type: integer, required: true } } } } }",
    "{ model: m, entities: { w: { is: W., sums: { even: { of: p, attribute: n, equals: 0 } } }, p: { is: P., within: w, attributes: { n: { type: integer, required: true } } } } }",
  ),
};
