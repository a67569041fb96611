/** Every rule of the designer for its page: what it does, when it is not what one wants, and the smallest pair of models without and with it. */

export type RulePage = {
  readonly what: string;
  /** When not: what to say instead, or who is better off without. */
  readonly not: string;
  /** A model in which the rule decides nothing; null where it decides in every model. */
  readonly without: string | null;
  readonly with: string;
  /** Postgres major, where the rule is about one. */
  readonly major?: number;
};

const page = (what: string, not: string, without: string | null, with_: string, major?: number): RulePage => ({
  what,
  not,
  without,
  with: with_,
  ...(major === undefined ? {} : { major }),
});

/** One entity with attributes, more of the entity, more of the model. */
export const thing = (attributes: string, rest = "", more = ""): string =>
  `{ model: m, entities: { thing: { is: A thing., attributes: { ${attributes} }${rest} }, other: { is: Another. } }${more} }`;
/** The same under a tenant. */
export const owned = (rest: string, more = ""): string =>
  `{ model: m, intent: { tenancy: { kind: row, by: firm } }, entities: { firm: { is: A firm. }, thing: { is: A thing., ${rest} } }, relationships: [ { from: thing, to: firm, required: true } ]${more} }`;
const text = "a: { type: text }";
const plain = thing(text);
const asking = (pattern: string, attributes = text, rest = "", more = ""): string =>
  thing(attributes, rest, `${more}, access: [ { name: p, entity: thing, ${pattern} } ]`);
const joined = (relationship: string): string => thing(text, "", `, relationships: [ { from: thing, to: other${relationship} } ]`);
const counted = (more: string): string =>
  `{ model: m, entities: { thing: { is: A thing., scale: { rows: 20000 } }, other: { is: Another., scale: { rows: 1000 } } }, relationships: [ { from: thing, to: other, required: true } ], ${more} }`;
const times = "from: { type: timestamp, required: true }, until: { type: timestamp }";
const typed = (what: string, not: string, attribute: string): RulePage =>
  page(what, not, thing("b: { type: uuid }"), thing(`b: { type: uuid }, a: { ${attribute} }`));

export const rulePages: Readonly<Record<string, RulePage>> = {
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
  "grants.application-roles": page(
    "Applications get the rights they need on tables that belong to somebody else.",
    "Never: an owner could switch row security off.",
    null,
    plain,
  ),
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
  "ownership.cascade": page(
    "Parts go with their owner.",
    "Parts that must be looked at first: a relationship with on_delete: restrict.",
    plain,
    "{ model: m, entities: { thing: { is: A thing. }, part: { is: A part., within: thing } } }",
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
  "retention.recorded": page(
    "How long rows are kept, and why, stands where people find it.",
    "It deletes nothing by itself.",
    plain,
    thing(text, ", retention: { keep: 90 days, after: created_at, basis: law, then: delete }"),
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
  "tenancy.database-each": page(
    "Each tenant has a database of its own: the model is one tenant's.",
    "More than some hundred tenants, or questions across them: row.",
    plain,
    thing(text, "", ", intent: { tenancy: { kind: database } }"),
  ),
  "tenancy.row-security": page(
    "A policy shows each session the rows of its tenant only.",
    "Few large tenants with rules of their own: schema or database.",
    plain,
    owned("attributes: { a: { type: text } }"),
  ),
  "tenancy.rows-each": page(
    "Tenants share the tables; which of the three ways is right, and why not the others.",
    "Up to some hundred tenants that are restored or extended one by one: schema. Few large ones, or where law or contract wants them apart: database.",
    plain,
    owned("attributes: { a: { type: text } }"),
  ),
  "tenancy.schema-each": page(
    "Each tenant has a schema of its own: the model is one tenant's.",
    "More than some thousand tables in all: the catalog itself gets slow; row.",
    plain,
    thing(text, "", ", intent: { tenancy: { kind: schema } }"),
  ),
  "tenancy.session-setting": page(
    "The application says per transaction whose request it serves.",
    "Applications that nobody trusts with that: a database each.",
    plain,
    owned("attributes: { a: { type: text } }"),
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
  "types.boolean": typed("True or false.", "A third answer: choice.", "type: boolean"),
  "types.choice": typed("One of a few values: text with a check.", "Values that people add: an entity.", "type: choice, values: [x, y]"),
  "types.country": typed("A country by its two letters.", "Regions and languages have codes of their own: text with a pattern.", "type: country"),
  "types.date": typed("A day in the calendar.", "A moment: timestamp.", "type: date"),
  "types.decimal": typed("An exact number.", "Measurements where the last digits are noise still take it: exact costs little.", "type: decimal"),
  "types.duration": typed("A length of time.", "From when to when: range.", "type: duration"),
  "types.email": typed("An e-mail address in its form.", "Whether it is read shows only by writing to it.", "type: email"),
  "types.file": typed("Where a file lies.", "A few bytes that belong to the row.", "type: file"),
  "types.integer": typed("A whole number.", "Codes with leading zeros: text.", "type: integer"),
  "types.ip": typed("An address or network of the Internet.", "Host names: text.", "type: ip"),
  "types.json": typed("A structure whose keys vary.", "Keys that every row has: attributes.", "type: json, variable: true"),
  "types.list": typed(
    "Several values that are read in one piece.",
    "Items that are found or changed by themselves: use: items.",
    "type: list, of: text, use: whole",
  ),
  "types.long_text": typed("Text that is read, not compared.", "Short labels: text with a length.", "type: long_text"),
  "types.money": typed(
    "An amount of one currency.",
    "Many currencies in one column: an amount per currency, or a currency entity.",
    "type: money, currency: EUR",
  ),
  "types.phone": typed("A telephone number in the international form.", "Extensions: an attribute of their own.", "type: phone"),
  "types.point": typed("A place on earth.", "Areas and routes: an extension for geography.", "type: point"),
  "types.range": typed(
    "Everything between two ends, in one value.",
    "Ends that are filled at different times by different people: two attributes.",
    "type: range, of: date",
  ),
  "types.state": typed("A state machine: text with a check.", "Values that change freely: choice.", "type: state, initial: x, moves: { x: [y] }"),
  "types.text": typed("Text, with a check where a length is said.", "Articles: long_text.", "type: text"),
  "types.timestamp": typed("A moment, in every time zone the same.", "Opening hours and birthdays: they are not moments.", "type: timestamp"),
  "types.url": typed("An address on the web in its form.", "Whether it answers shows only by asking.", "type: url"),
  "types.uuid": page("An identifier from elsewhere.", "Keys of one's own: relationships.", plain, thing("a: { type: uuid }")),
  "types.vector": page(
    "An embedding of fixed length.",
    "Needs the extension vector.",
    thing(text, "", ", conventions: { extensions: [vector] }"),
    thing(`${text}, e: { type: vector, dimensions: 3 }`, "", ", conventions: { extensions: [vector] }"),
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
  "visible.session-setting": page(
    "The application says per transaction on whose behalf it acts, and what for; policies ask for it.",
    "Applications that nobody trusts with that: a login for each person, and policies of your own.",
    "{ model: m, entities: { thing: { is: A thing., attributes: { a: { type: text } } }, other: { is: Another. } } }",
    "{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: A thing., attributes: { a: { type: text } } }, part: { is: A part., within: thing }, pass: { is: A pass. }, other: { is: Another. } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }",
  ),
  "visible.through": page(
    "What hangs on a row is seen by whoever sees the row.",
    "Something that others may see without it: an optional relationship.",
    "{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: A thing., attributes: { a: { type: text } } }, part: { is: A part., within: thing }, pass: { is: A pass. }, other: { is: Another. } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }",
    "{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: A thing., attributes: { a: { type: text } }, visible: { open: { purpose: care, when: \"a = 'x'\" }, let_in: { by: pass } } }, part: { is: A part., within: thing }, pass: { is: A pass. }, other: { is: Another. } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }",
  ),
  "visible.ways": page(
    "A row is seen only in one of some ways: by what it says itself, by a row that opens it for who looks, for a purpose. What opens is written and kept like any other row, so an emergency leaves its reason behind.",
    "Columns that few may see: an entity of their own, within this one. What opens rows is seen by the whole tenant.",
    "{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: A thing., attributes: { a: { type: text } } }, part: { is: A part., within: thing }, pass: { is: A pass. }, other: { is: Another. } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }",
    "{ model: m, intent: { actor: other, purposes: [care] }, entities: { thing: { is: A thing., attributes: { a: { type: text } }, visible: { open: { purpose: care, when: \"a = 'x'\" }, let_in: { by: pass } } }, part: { is: A part., within: thing }, pass: { is: A pass. }, other: { is: Another. } }, relationships: [ { from: pass, to: thing, required: true }, { from: pass, to: other, required: true } ] }",
  ),
  "workload.fillfactor": page(
    "Where writes prevail pages keep room, so that a changed row stays in its page.",
    "Rows that are only added: immutable.",
    plain,
    thing(text, "", ", intent: { workload: write_heavy }"),
  ),
};
