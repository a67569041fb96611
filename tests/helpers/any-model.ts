import fc from "fast-check";

type Data = Record<string, unknown>;

const names = ["order", "user", "item", "group", "table", "note", "constructor", "a_rather_long_name_for_an_entity_of_the_business"];
const members = ["name", "total", "at", "end", "select", "state_of_things", "x", "y2", "position", "a_rather_long_name_for_an_attribute_of_it"];

const maybe = <T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<Data> =>
  fc.option(value, { nil: undefined }).map((chosen) => (chosen === undefined ? {} : { [key]: chosen }));
const merged = (...parts: readonly fc.Arbitrary<Data>[]): fc.Arbitrary<Data> => fc.tuple(...parts).map((found) => Object.assign({}, ...found) as Data);
const texts = fc.constantFrom("plain", "it's", "back\\slash", "$$", "ü", "%_", "");

const attribute: fc.Arbitrary<Data> = merged(
  fc.oneof(
    merged(fc.constant<Data>({ type: "text" }), maybe("length", fc.integer({ min: 20, max: 99 })), maybe("default", texts)),
    fc.constant<Data>({ type: "email" }),
    merged(
      fc.constant<Data>({ type: "integer" }),
      maybe("size", fc.constantFrom("normal", "big")),
      maybe("min", fc.integer({ min: -9, max: 0 })),
      maybe("max", fc.integer({ min: 5, max: 9 })),
      maybe("default", fc.integer({ min: 0, max: 5 })),
    ),
    merged(
      fc.constant<Data>({ type: "decimal", digits: 12, scale: 3 }),
      maybe("min", fc.constantFrom(-1.5, "-0.001")),
      maybe("default", fc.constantFrom(0, "1.25")),
    ),
    merged(
      fc.constant<Data>({ type: "money" }),
      fc.constantFrom("EUR", "JPY", "KWD").map((currency) => ({ currency })),
    ),
    merged(fc.constant<Data>({ type: "boolean" }), maybe("default", fc.boolean())),
    merged(fc.constant<Data>({ type: "date" }), maybe("default", fc.constant("today"))),
    merged(fc.constant<Data>({ type: "timestamp" }), maybe("default", fc.constant("now"))),
    fc.constant<Data>({ type: "uuid" }),
    fc.constant<Data>({ type: "json", variable: true }),
    fc
      .uniqueArray(
        texts.filter((text) => text !== ""),
        { minLength: 1 },
      )
      .map((values): Data => ({ type: "choice", values })),
    fc.constant<Data>({ type: "state", initial: "one", moves: { one: ["two", "three"], two: ["one"] } }),
  ),
  fc.boolean().map((required): Data => (required ? { required: true } : {})),
  maybe("private", fc.constantFrom("contact", "identity")),
);

const entity: fc.Arbitrary<Data> = merged(
  fc.constantFrom("A thing.", "It's -- a 'thing' /* $$ */").map((is) => ({ is })),
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...members), attribute), { minLength: 1, maxLength: 6, selector: ([name]) => name })
    .map((pairs) => ({ attributes: Object.fromEntries(pairs) })),
  fc.constantFrom<Data>({}, {}, { history: "audit" }, { history: "temporal" }),
  fc.constantFrom<Data>({}, { area: "front" }, { area: "back" }),
  fc.boolean().map((soft) => (soft ? { soft_delete: true } : {})),
);

/** Rules and access patterns that fit the entities, chosen by numbers. */
function complete(entities: Readonly<Record<string, Data>>, picks: readonly number[]): Data {
  const all = Object.keys(entities);
  const owned = new Map<string, string>();
  const relationships: Data[] = [];
  const access: Data[] = [];
  for (const [index, name] of all.entries()) {
    const pick = picks[index % picks.length] ?? 0;
    const attributes = entities[name]!["attributes"] as Record<string, Data>;
    if (index > 1 && pick % 3 === 0) owned.set(name, all[pick % index] ?? name);
    else if (index > 0) relationships.push({ from: name, to: all[0], required: true });
    relationships.push({
      from: name,
      to: all[pick % all.length],
      role: `r${index}`,
      unique: pick % 5 === 0,
      ...(pick % 4 === 0 ? { on_delete: "set_null" } : {}),
    });
    if (index > 1 && pick % 7 < 3) relationships.push({ from: name, to_one_of: [all[0], all[1]], role: `about${index}`, required: pick % 7 === 0 });
    const comparable = Object.keys(attributes).filter((each) => attributes[each]!["type"] !== "json");
    const [first = "id", second = "id"] = comparable;
    if (
      pick % 2 === 0 &&
      attributes[first] !== undefined &&
      ["text", "email", "choice", "uuid"].includes(String(attributes[first]["type"])) &&
      attributes[first]["default"] === undefined
    )
      attributes[first]["unique"] = "global";
    entities[name]!["rules"] = { sane: `"${first}" is not null or "${second}" is null`, [`odd_${index}`]: `coalesce("${first}"::text, 'x') <> 'it''s \\'` };
    if (pick % 4 === 1 && first !== second && second !== "id") entities[name]!["depends"] = [{ of: [first], gives: [second] }];
    access.push({
      name: `p${index}`,
      entity: name,
      equals: pick % 2 === 0 ? [first] : [],
      range: first === second ? [] : [second],
      when: pick % 3 === 0 ? `"${first}" is not null` : undefined,
    });
    access.push({ name: `q${index}`, entity: name, sort: [pick % 2 === 0 ? `-${second}` : second, `r${index}`] });
    const words = Object.keys(attributes).filter((each) => attributes[each]!["type"] === "text");
    if (words.length > 0) access.push({ name: `s${index}`, entity: name, search: words, language: "english" });
  }
  for (const [name, owner] of owned) entities[name]!["within"] = owner;
  const [left = "", right = ""] = all;
  if (all.length > 1) relationships.push({ between: [left, right], name: "pairing", attributes: { weight: { type: "integer" } } });
  return { entities, relationships, access };
}

/** A table of measurements, large enough to be cut: by time, by its tenant where it has one, or left whole. */
function parted(cut: string | null, tenant: string | undefined): Data {
  if (cut === null) return {};
  const partitions =
    cut === "hash" ? {} : cut === "none" ? { partitions: { kind: "none" } } : { partitions: { kind: "range", by: "taken_at", every: cut, from: "2026-01" } };
  const attributes = { taken_at: { type: "timestamp", required: true, default: "now" }, amount: { type: "decimal", digits: 9, scale: 2, required: true } };
  return {
    entities: { measure: { is: "A measurement.", attributes, scale: { rows: 90_000_000, growth: "1% a month" }, ...partitions } },
    relationships: tenant === undefined ? [] : [{ from: "measure", to: tenant, required: true }],
    access: [{ name: "measures_of_period", entity: "measure", range: ["taken_at"], aggregates: ["amount"] }],
  };
}

const both = (left: Data, right: Data): Data => ({
  entities: { ...(left["entities"] as Data), ...(right["entities"] as Data | undefined) },
  ...Object.fromEntries(["relationships", "access"].map((key) => [key, [...(left[key] as Data[]), ...((right[key] as Data[] | undefined) ?? [])]])),
});

/** Sound models of all shapes: `fc.sample(anyModel, …)`; each is a document's text. */
export const anyModel: fc.Arbitrary<string> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.constantFrom(...names), entity), { minLength: 1, maxLength: 4, selector: ([name]) => name }),
    fc.array(fc.nat({ max: 1000 }), { minLength: 4, maxLength: 4 }),
    fc.constantFrom("uuid_v7", "uuid_v4", "bigint"),
    fc.boolean(),
    fc.constantFrom("none", "row", "row", "schema", "database"),
    fc.option(fc.constantFrom("month", "quarter", "year", "hash", "none"), { nil: null }),
  )
  .map(([pairs, picks, keys, timestamps, kind, cut]) => {
    const entities = structuredClone(Object.fromEntries(pairs)) as Record<string, Data>;
    const tenant = kind === "row" ? pairs[0]?.[0] : undefined;
    const tenancy = tenant === undefined ? { kind } : { kind, by: tenant };
    const conventions = { keys, timestamps, extensions: ["btree_gist"] };
    return JSON.stringify({
      model: "any",
      intent: { tenancy },
      conventions,
      areas: { front: "What is seen.", back: "What is not." },
      ...both(complete(entities, picks), parted(cut, tenant)),
    });
  });
