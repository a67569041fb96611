import fc from "fast-check";
import { quoteIdent, quoteLiteral } from "../../../plv8/src/render/names.ts";
import { pieceKind, type World } from "./piece.ts";
import { nth, texts, words } from "./words.ts";

/** Built-in types with a default that Postgres rewrites and a value per row number `g`. */
export const builtin = [
  ["integer", "1 + 2", "g"],
  ["text", "'it''s'", "'v' || g"],
  ["bigint", "'7'", "g * 10"],
  ["boolean", "not true", "g % 2 = 0"],
  ["numeric(19,2)", "0", "g / 4.0"],
  ["varchar(20)", "'x'", "'w' || g"],
  ["date", "current_date", "date '2020-01-01' + g"],
  ["timestamptz", "now()", "timestamptz '2020-01-01 00:00+00' + g * interval '1 day'"],
  ["uuid", "gen_random_uuid()", "gen_random_uuid()"],
  ["char(3)", "'ab'", "'c' || g"],
  ["numeric", "1e-7", "g / 8.0"],
  ["timestamp(3)", "'2020-01-01'", "timestamp '2020-01-01' + g * interval '1 hour'"],
  ["interval", "'90 min'", "g * interval '1 min'"],
  ["time", "'10:00'", "'10:00'::time"],
  ["jsonb", "'{\"a\": 1}'", "jsonb_build_object('g', g)"],
  ["text[]", "'{a,\"b c\"}'", "array['a', g::text]"],
  ["bytea", "'\\x00ff'", "'\\x01'::bytea"],
  ["double precision", "0.1", "g / 3.0"],
  ["real", "0.1", "g"],
  ["int4range", "'[1,5)'", "int4range(g, g + 1)"],
  ["inet", "'10.0.0.1'", "inet '10.0.0.1' + g"],
  ["point", "'(1,2)'", "point(g, 1)"],
  ["bit(4)", "B'1010'", "B'1010'"],
  ["xml", null, null],
  ["tstzrange", null, null],
  ["smallint", "1", "g"],
  ["json", "'[]'", null],
  ["tsvector", "'a b'", null],
  ["interval second(2)", "'1s'", null],
  ["integer[]", "'{1}'", "array[g]"],
  ["money", null, "g::int::money"],
  ["name", "'n'", null],
  ["varbit(8)", "B'1'", null],
  ["time(2) with time zone", "'10:00+02'", null],
  ['"char"', "'c'", null],
  ["oid", "1", null],
  ["regclass", "'pg_class'", null],
  ["macaddr", "'08:00:2b:01:02:03'", null],
] as const;

/** The name of a type: built-in, or one of this side's own, or an array of one; null when that does not stand. */
export function typeName(n: number, world: World): string | null {
  if (n < builtin.length * 2) return nth(builtin, n)[0];
  const kind = nth(["enum", "domain", "composite", "range", "base_type", "enum", "domain"], n);
  const own = world.pick(kind, n >> 3);
  return own === null ? null : `${own.at}${n % 7 === 0 ? "[]" : ""}`;
}

export const typeChoice = fc.nat(builtin.length * 2 + 40);

export const enumKind = pieceKind({
  kind: "enum",
  space: "relation",
  level: 10,
  weight: 4,
  shape: fc.record({ values: fc.uniqueArray(fc.nat(words.length - 1), { maxLength: 5 }) }),
  statements: ({ at, shape }) => [`create type ${at} as enum (${shape.values.map((each) => quoteLiteral(nth(words, each))).join(", ")})`],
  phrase: ({ at }) => `type ${at}`,
});

export const collationKind = pieceKind({
  kind: "collation",
  space: "collation",
  level: 10,
  weight: 2,
  shape: fc.record({ form: fc.nat(5) }),
  statements: ({ at, shape }) => [
    `create collation ${at} ${nth(['from "C"', "(provider = icu, locale = 'und')", "(provider = icu, locale = 'de-u-co-phonebk')", "(provider = icu, locale = 'und-u-ks-level2', deterministic = false)", "(provider = icu, locale = 'en', rules = '&a < g')", "(locale = 'POSIX')"], shape.form)}`,
  ],
  phrase: ({ at }) => `collation ${at}`,
});

export const domainKind = pieceKind({
  kind: "domain",
  space: "relation",
  level: 12,
  weight: 4,
  shape: fc.record({
    base: typeChoice,
    value: fc.boolean(),
    not_null: fc.boolean(),
    check: fc.nat(5),
    valid: fc.boolean(),
    said: fc.boolean(),
    collation: fc.option(fc.nat(3), { nil: null, freq: 4 }),
  }),
  statements: ({ at, shape, id }, world) => {
    const type = typeName(shape.base, world);
    if (type === null || type.startsWith(at)) return [];
    const collation = shape.collation === null || !/^(?:text|varchar|char)/u.test(type) ? null : world.pick("collation", shape.collation);
    const value = shape.base < builtin.length && shape.value ? nth(builtin, shape.base)[1] : null;
    const check =
      ["", "value is not null", "length(value::text) > 0", "value::text <> 'it''s NOT VALID'", "value::text ~ '^[a-z\\\\]+$' or true", ""][shape.check] ?? "";
    const name = quoteIdent(nth(words, id + shape.check));
    return [
      `create domain ${at} as ${type}${collation === null ? "" : ` collate ${collation.at}`}${value === null ? "" : ` default ${value}`}${shape.not_null ? " not null" : ""}${check !== "" && shape.valid ? ` constraint ${name} check (${check})` : ""}`,
      ...(check !== "" && !shape.valid ? [`alter domain ${at} add constraint ${name} check (${check}) not valid`] : []),
      ...(check !== "" && shape.said ? [`comment on constraint ${name} on domain ${at} is ${quoteLiteral(nth(texts, id))}`] : []),
    ];
  },
  phrase: ({ at }) => `domain ${at}`,
});

export const compositeKind = pieceKind({
  kind: "composite",
  space: "relation",
  level: 14,
  weight: 4,
  shape: fc.record({
    attributes: fc.uniqueArray(fc.tuple(fc.nat(words.length - 1), typeChoice), { maxLength: 4, selector: ([word]) => word }),
    said: fc.boolean(),
  }),
  statements: ({ at, shape, id }, world) => {
    const parts = shape.attributes.flatMap(([word, n]) => {
      const type = typeName(n, world);
      return type === null || type.startsWith(at) ? [] : [[quoteIdent(nth(words, word)), type] as const];
    });
    return [
      `create type ${at} as (${parts.map(([name, type]) => `${name} ${type}`).join(", ")})`,
      ...(shape.said ? parts.map(([name]) => `comment on column ${at}.${name} is ${quoteLiteral(nth(texts, id))}`) : []),
    ];
  },
  phrase: ({ at }) => `type ${at}`,
});

export const rangeKind = pieceKind({
  kind: "range",
  space: "relation",
  level: 13,
  weight: 2,
  shape: fc.record({ subtype: fc.nat(20), collation: fc.nat(3), diff: fc.boolean(), multirange: fc.boolean() }),
  statements: ({ at, shape, name, schema }, world) => {
    const type = nth(["integer", "text", "double precision", "timestamptz", "date", "uuid"], shape.subtype);
    const collation = type === "text" ? world.pick("collation", shape.collation) : null;
    return [
      `create type ${at} as range (subtype = ${type}${collation === null ? "" : `, collation = ${collation.at}`}${type === "double precision" && shape.diff ? ", subtype_diff = float8mi" : ""}${shape.multirange ? `, multirange_type_name = ${quoteIdent(schema)}.${quoteIdent(`${name} multi`)}` : ""})`,
    ];
  },
  phrase: ({ at }) => `type ${at}`,
});

export const baseTypeKind = pieceKind({
  kind: "base_type",
  space: "relation",
  level: 9,
  weight: 1,
  shape: fc.record({ form: fc.nat(3), storage: fc.nat(2), sends: fc.boolean(), said: fc.nat(4), delimiter: fc.nat(5) }),
  statements: ({ at, shape, name, schema }) => {
    const own = (part: string): string => `${quoteIdent(schema)}.${quoteIdent(`${name} ${part}`.slice(-40))}`;
    const reads = (part: string, from: string, to: string, as: string): string =>
      `create function ${own(part)}(${from}) returns ${to} language internal immutable strict as '${as}'`;
    if (shape.form === 0) return [`create type ${at}`];
    const [read, write] = shape.form === 1 ? ["int4in", "int4out"] : ["textin", "textout"];
    const sends = shape.sends && shape.form > 1 ? [reads("recv", "internal", at, "textrecv"), reads("send", at, "bytea", "textsend")] : [];
    const lies =
      shape.form === 1 ? "internallength = 4, passedbyvalue" : `internallength = variable, storage = ${nth(["plain", "extended", "main"], shape.storage)}`;
    return [
      `create type ${at}`,
      reads("in", "cstring", at, read),
      reads("out", at, "cstring", write),
      ...sends,
      `create type ${at} (input = ${own("in")}, output = ${own("out")}${sends.length > 0 ? `, receive = ${own("recv")}, send = ${own("send")}` : ""}, ${lies}, alignment = int4${shape.delimiter === 0 ? ", delimiter = ';'" : ""})`,
      ...(shape.said === 0 ? [`comment on function ${own("in")}(cstring) is ${quoteLiteral(nth(texts, shape.form))}`] : []),
    ];
  },
  phrase: ({ at }) => `type ${at}`,
});
