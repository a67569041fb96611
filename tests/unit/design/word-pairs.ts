/** Two models for each word. */
import { model, type Data } from "./words.ts";

const two = {
  n: { type: "integer" },
  m: { type: "integer" },
  at: { type: "timestamp", required: true, default: "now" },
  until: { type: "timestamp" },
  note: { type: "text" },
  tags: { type: "list", of: "text", use: "whole" },
  place: { type: "point" },
  during: { type: "range", of: "date" },
};
const rel = (relationship: Data): Data => ({ relationships: [relationship] });
const asks = (pattern: Data): Data => ({ access: [{ name: "p", entity: "thing", ...pattern }] });
const large = { scale: { rows: 90_000_000 } };
const firm = (thing: Data, more: Data = {}): Data => ({
  model: "m",
  intent: { tenancy: { kind: "row", by: "firm" } },
  entities: { firm: { is: "A firm." }, thing: { is: "A thing.", ...thing }, other: { is: "Another.", tenant: "global" } },
  relationships: [{ from: "thing", to: "firm", required: true }],
  ...more,
});

/** A thing that two others open, and somebody for whom sessions act. */
const seen = (way: Data, intent: Data = {}): Data =>
  model(
    { attributes: two, visible: { way } },
    {
      intent: { actor: "other", purposes: ["care", "study"], ...intent },
      entities: { pass: { is: "A pass.", attributes: two }, ticket: { is: "A ticket.", within: "thing", attributes: two } },
      relationships: [
        { from: "pass", to: "thing", required: true },
        { from: "pass", to: "other", required: true },
      ],
    },
  );

/** Every other word by its place in the schema: two models that differ by it. */
export const pairs: Readonly<Record<string, readonly [Data, Data]>> = {
  model: [model({}), { ...model({}), model: "other" }],
  "intent.workload": [model({ attributes: two }), model({ attributes: two }, { intent: { workload: "write_heavy" } })],
  "intent.tenancy": [model({}), model({}, { intent: { tenancy: { kind: "schema" } } })],
  "intent.tenancy.kind": [model({}, { intent: { tenancy: { kind: "schema" } } }), model({}, { intent: { tenancy: { kind: "database" } } })],
  "intent.tenancy.by": [
    firm({}),
    { ...firm({}), intent: { tenancy: { kind: "row", by: "thing" } }, relationships: [{ from: "firm", to: "thing", required: true }] },
  ],
  "intent.horizon": [model(large), model({ scale: { rows: 90_000_000 } }, { intent: { horizon: "9 years" } })],
  "conventions.keys": [model({}), model({}, { conventions: { keys: "bigint" } })],
  "conventions.timestamps": [model({}), model({}, { conventions: { timestamps: false } })],
  "conventions.authors": [model({}), model({}, { conventions: { authors: true } })],
  areas: [model({ area: "a" }, { areas: { a: "One." } }), model({ area: "a" }, { areas: { a: "Another." } })],
  "evolve.forward": [model({ attributes: two }), model({ attributes: two }, { evolve: { "thing.n": { forward: "m" } } })],
  "evolve.back": [
    model({ attributes: two }, { evolve: { "thing.n": { forward: "m" } } }),
    model({ attributes: two }, { evolve: { "thing.n": { forward: "m", back: "n" } } }),
  ],
  "evolve.fill": [model({ attributes: two }), model({ attributes: two }, { evolve: { "thing.n": { fill: "1" } } })],
  "entity.is": [model({}), model({ is: "Other words." })],
  "entity.id": [model({}), model({ id: "former" })],
  "entity.area": [model({}, { areas: { a: "One." } }), model({ area: "a" }, { areas: { a: "One." } })],
  "entity.plural": [model({}), model({ plural: "thingies" })],
  "entity.tenant": [
    firm(
      {},
      { relationships: [], entities: { firm: { is: "A firm." }, thing: { is: "A thing.", tenant: "global" }, other: { is: "Another.", tenant: "global" } } },
    ),
    firm({}),
  ],
  "entity.within": [model({}), model({ within: "other" })],
  "entity.attributes": [model({}), model({ attributes: two })],
  "entity.unique.of": [model({ attributes: two, unique: [{ of: ["n", "m"] }] }), model({ attributes: two, unique: [{ of: ["n", "at"] }] })],
  "entity.unique.scope": [firm({ attributes: two, unique: [{ of: ["n", "m"] }] }), firm({ attributes: two, unique: [{ of: ["n", "m"], scope: "global" }] })],
  "entity.rules": [model({ attributes: two }), model({ attributes: two, rules: { sane: "n > 0" } })],
  "entity.one_of.of": [model({ attributes: two, one_of: { a: { of: ["n", "m"] } } }), model({ attributes: two, one_of: { a: { of: ["n", "until"] } } })],
  "entity.one_of.how": [
    model({ attributes: two, one_of: { a: { of: ["n", "m"] } } }),
    model({ attributes: two, one_of: { a: { of: ["n", "m"], how: "at_most" } } }),
  ],
  "entity.no_overlap.per": [
    model({ attributes: two, no_overlap: [{ during: "during" }] }),
    model({ attributes: two, no_overlap: [{ per: ["n"], during: "during" }] }),
  ],
  "entity.no_overlap.during": [model({ attributes: two }), model({ attributes: two, no_overlap: [{ during: "during" }] })],
  "entity.no_overlap.from": [
    model({ attributes: two, no_overlap: [{ from: "at", until: "until" }] }),
    model({ attributes: { ...two, since: { type: "timestamp", required: true } }, no_overlap: [{ from: "since", until: "until" }] }),
  ],
  "entity.no_overlap.until": [
    model({ attributes: two, no_overlap: [{ from: "at", until: "until" }] }),
    model({ attributes: { ...two, end: { type: "timestamp" } }, no_overlap: [{ from: "at", until: "end" }] }),
  ],
  "entity.sums.of": [
    model({ attributes: two }, { entities: { part: { is: "A part.", within: "thing", attributes: { n: { type: "integer", required: true } } } } }),
    model(
      { attributes: two, sums: { s: { of: "part", attribute: "n", equals: 0 } } },
      { entities: { part: { is: "A part.", within: "thing", attributes: { n: { type: "integer", required: true } } } } },
    ),
  ],
  "entity.sums.attribute": [
    model(
      { sums: { s: { of: "part", attribute: "n", equals: 0 } } },
      {
        entities: { part: { is: "A part.", within: "thing", attributes: { n: { type: "integer", required: true }, m: { type: "integer", required: true } } } },
      },
    ),
    model(
      { sums: { s: { of: "part", attribute: "m", equals: 0 } } },
      {
        entities: { part: { is: "A part.", within: "thing", attributes: { n: { type: "integer", required: true }, m: { type: "integer", required: true } } } },
      },
    ),
  ],
  "entity.sums.equals": [
    model(
      { attributes: { t: { type: "integer", required: true, default: 0 } }, sums: { s: { of: "part", attribute: "n", equals: 0 } } },
      { entities: { part: { is: "A part.", within: "thing", attributes: { n: { type: "integer", required: true } } } } },
    ),
    model(
      { attributes: { t: { type: "integer", required: true, default: 0 } }, sums: { s: { of: "part", attribute: "n", equals: "t" } } },
      { entities: { part: { is: "A part.", within: "thing", attributes: { n: { type: "integer", required: true } } } } },
    ),
  ],
  "entity.only_while": [
    model(
      { within: "book" },
      { entities: { book: { is: "A book.", attributes: { status: { type: "state", initial: "open", moves: { open: ["closed"] } } } } } },
    ),
    model(
      { within: "book", only_while: { book: ["open"] } },
      { entities: { book: { is: "A book.", attributes: { status: { type: "state", initial: "open", moves: { open: ["closed"] } } } } } },
    ),
  ],
  "entity.sums.when": [
    model(
      { sums: { s: { of: "part", attribute: "n", equals: 0 } } },
      { entities: { part: { is: "A part.", within: "thing", attributes: { n: { type: "integer", required: true } } } } },
    ),
    model(
      { sums: { s: { of: "part", attribute: "n", equals: 0, when: "n > 1" } } },
      { entities: { part: { is: "A part.", within: "thing", attributes: { n: { type: "integer", required: true } } } } },
    ),
  ],
  "intent.actor": [seen({ by: "pass" }), seen({ by: "pass" }, { actor: "third" })],
  "intent.purposes": [seen({ by: "pass" }), seen({ by: "pass" }, { purposes: ["care"] })],
  "entity.visible.is": [seen({ by: "pass" }), seen({ is: "Words.", by: "pass" })],
  "entity.visible.purpose": [seen({ by: "pass" }), seen({ by: "pass", purpose: "care" })],
  "entity.visible.when": [seen({ by: "pass" }), seen({ by: "pass", when: "n > 1" })],
  "entity.visible.by": [seen({ by: "pass" }), seen({ by: "ticket" })],
  "entity.visible.where": [seen({ by: "pass" }), seen({ by: "pass", where: "n > 1" })],
  "entity.unique.when": [model({ attributes: two, unique: [{ of: ["n"] }] }), model({ attributes: two, unique: [{ of: ["n"], when: "m > 1" }] })],
  "entity.repeats": [
    model({ attributes: two, within: "book" }, { entities: { book: { is: "A book.", attributes: two } } }),
    model({ attributes: two, within: "book", repeats: ["n"] }, { entities: { book: { is: "A book.", attributes: two } } }),
  ],
  "entity.immutable": [model({}), model({ immutable: true })],
  "entity.history": [model({}), model({ history: "audit" })],
  "entity.soft_delete": [model({}), model({ soft_delete: true })],
  "entity.scale.rows": [model({ scale: { rows: 10 } }), model({ scale: { rows: 90_000_000 } })],
  "entity.scale.growth": [model({ scale: { rows: 1000 } }), model({ scale: { rows: 1000, growth: "5% a month" } })],
  "entity.partitions.kind": [
    model({ attributes: two, ...large, partitions: { kind: "none" } }),
    model({ attributes: two, ...large, partitions: { kind: "range", by: "at", every: "year", from: "2026-01" } }),
  ],
  "entity.partitions.by": [
    model({ attributes: { ...two, day: { type: "date", required: true } }, ...large, partitions: { kind: "range", by: "at", every: "year", from: "2026-01" } }),
    model({
      attributes: { ...two, day: { type: "date", required: true } },
      ...large,
      partitions: { kind: "range", by: "day", every: "year", from: "2026-01" },
    }),
  ],
  "entity.partitions.every": [
    model({ attributes: two, ...large, partitions: { kind: "range", by: "at", every: "year", from: "2026-01" } }),
    model({ attributes: two, ...large, partitions: { kind: "range", by: "at", every: "month", from: "2026-01" } }),
  ],
  "entity.partitions.from": [
    model({ attributes: two, ...large, partitions: { kind: "range", by: "at", every: "year", from: "2026-01" } }),
    model({ attributes: two, ...large, partitions: { kind: "range", by: "at", every: "year", from: "2025-01" } }),
  ],
  ...Object.fromEntries(
    (["keep", "after", "basis", "then"] as const).map((word) => {
      const base = { keep: "1 year", after: "created_at", basis: "contract", then: "delete" };
      return [
        `entity.retention.${word}`,
        [
          model({ retention: base }),
          model({ retention: { ...base, [word]: { keep: "2 years", after: "updated_at", basis: "law", then: "anonymise" }[word] } }),
        ],
      ] as const;
    }),
  ),
  "to_one.from": [model({}, rel({ from: "other", to: "third" })), model({}, rel({ from: "thing", to: "third" }))],
  "to_one.to": [model({}, rel({ from: "thing", to: "third" })), model({}, rel({ from: "thing", to: "other" }))],
  ...Object.fromEntries(
    (["role", "id", "is", "required", "unique", "on_delete"] as const).map(
      (word) =>
        [
          `to_one.${word}`,
          [
            model({}, rel({ from: "thing", to: "other" })),
            model(
              {},
              rel({
                from: "thing",
                to: "other",
                [word]: { role: "boss", id: "former", is: "Words.", required: true, unique: true, on_delete: "cascade" }[word],
              }),
            ),
          ],
        ] as const,
    ),
  ),
  "many_to_many.between": [model({}, rel({ between: ["thing", "other"], name: "pairing" })), model({}, rel({ between: ["thing", "third"], name: "pairing" }))],
  ...Object.fromEntries(
    (["roles", "name", "plural", "id", "is", "attributes"] as const).map(
      (word) =>
        [
          `many_to_many.${word}`,
          [
            model({}, rel({ between: ["thing", "other"], name: "pairing" })),
            model(
              {},
              rel({
                between: ["thing", "other"],
                name: "pairing",
                [word]: { roles: ["left", "right"], name: "couple", plural: "couples", id: "former", is: "Words.", attributes: { n: { type: "integer" } } }[
                  word
                ],
              }),
            ),
          ],
        ] as const,
    ),
  ),
  "to_one_of.from": [
    model({}, rel({ from: "other", to_one_of: ["thing", "third"], role: "about" })),
    model({}, rel({ from: "thing", to_one_of: ["thing", "third"], role: "about" })),
  ],
  "to_one_of.to_one_of": [
    model({}, rel({ from: "thing", to_one_of: ["thing", "third"], role: "about" })),
    model({}, rel({ from: "thing", to_one_of: ["thing", "other"], role: "about" })),
  ],
  ...Object.fromEntries(
    (["role", "is", "required", "on_delete"] as const).map(
      (word) =>
        [
          `to_one_of.${word}`,
          [
            model({}, rel({ from: "thing", to_one_of: ["other", "third"], role: "about" })),
            model(
              {},
              rel({
                from: "thing",
                to_one_of: ["other", "third"],
                role: "about",
                [word]: { role: "on", is: "Words.", required: true, on_delete: "cascade" }[word],
              }),
            ),
          ],
        ] as const,
    ),
  ),
  "access_pattern.name": [model({ attributes: two }, asks({ equals: ["n"] })), model({ attributes: two }, asks({ equals: ["n"], name: "q" }))],
  "access_pattern.entity": [model({}, asks({ sort: ["created_at"] })), model({}, asks({ sort: ["created_at"], entity: "other" }))],
  ...Object.fromEntries(
    Object.entries({ equals: ["n", "m"], range: ["m"], sort: ["-at"], returns: ["m"], aggregates: ["m"], when: "m > 1", share: 40 }).map(
      ([word, value]) =>
        [
          `access_pattern.${word}`,
          [model({ attributes: two }, asks({ equals: ["n"] })), model({ attributes: two }, asks({ equals: ["n"], [word]: value }))],
        ] as const,
    ),
  ),
  "access_pattern.search": [model({ attributes: two }, asks({ equals: ["n"] })), model({ attributes: two }, asks({ search: ["note"] }))],
  "access_pattern.by": [model({ attributes: two }, asks({ search: ["note"] })), model({ attributes: two }, asks({ search: ["note"], by: "likeness" }))],
  "access_pattern.contains": [model({ attributes: two }, asks({ equals: ["n"] })), model({ attributes: two }, asks({ contains: ["tags"] }))],
  "access_pattern.near": [model({ attributes: two }, asks({ equals: ["n"] })), model({ attributes: two }, asks({ near: "place" }))],
  "access_pattern.language": [
    model({ attributes: two }, asks({ search: ["note"] })),
    model({ attributes: two }, asks({ search: ["note"], language: "german" })),
  ],
  "access_pattern.stale_for": [
    model({ attributes: two }, asks({ equals: ["n"], aggregates: ["m"] })),
    model({ attributes: two }, asks({ equals: ["n"], aggregates: ["m"], stale_for: "1 hour" })),
  ],
  "access_pattern.within_ms": [model({ attributes: two }, asks({ equals: ["n"] })), model({ attributes: two }, asks({ equals: ["n"], within_ms: 5 }))],
};
