/** Kinds that hold no rows and stand by themselves: extra schemas, text search, operators, casts, publications, foreign data. */
import fc from "fast-check";
import { quoteIdent, quoteLiteral } from "../../../plv8/src/render/names.ts";
import { columnName } from "./columns.ts";
import { pieceKind } from "./piece.ts";
import { builtin } from "./types.ts";
import { nth, texts, words } from "./words.ts";

export const schemaKind = pieceKind({
  kind: "schema",
  space: "schema",
  level: 1,
  weight: 1,
  shape: fc.record({}),
  statements: ({ name }) => [`create schema ${quoteIdent(name)}`],
  phrase: ({ name }) => `schema ${quoteIdent(name)}`,
});

export const extensionKind = pieceKind({
  kind: "extension",
  space: "none",
  level: 2,
  weight: 1,
  shape: fc.record({ which: fc.nat(3), schema: fc.boolean() }),
  statements: ({ shape }) => [`create extension ${nth(["hstore", "citext", "pg_trgm", "btree_gist"], shape.which)}${shape.schema ? " schema shop" : ""}`],
});

export const searchKind = pieceKind({
  kind: "text_search",
  space: "search",
  level: 26,
  weight: 2,
  shape: fc.record({ dictionary: fc.nat(2), map: fc.nat(3), parser: fc.boolean() }),
  statements: ({ at, schema, name, shape }) => {
    const dictionary = `${quoteIdent(schema)}.${quoteIdent(`${name} d`)}`;
    return [
      `create text search dictionary ${dictionary} (template = ${nth(["simple", "snowball, language = 'english'", "simple, stopwords = 'english', accept = false"], shape.dictionary)})`,
      `create text search configuration ${at} (parser = pg_catalog."default")`,
      ...(shape.map > 0
        ? [
            `alter text search configuration ${at} add mapping for asciiword${shape.map > 1 ? ", word, email" : ""} with ${dictionary}${shape.map > 2 ? ", simple" : ""}`,
          ]
        : []),
    ];
  },
  phrase: ({ at }) => `text search configuration ${at}`,
});

export const operatorKind = pieceKind({
  kind: "operator",
  space: "routine",
  level: 27,
  weight: 2,
  shape: fc.record({ sign: fc.nat(4), left: fc.boolean(), options: fc.nat(3), family: fc.nat(3) }),
  statements: ({ at, schema, name, shape }, world) => {
    const type = world.pick("enum", shape.sign)?.at ?? "integer";
    const sign = nth(["===", "<%%>", "@@>", "!~!", "&&&"], shape.sign);
    return [
      `create function ${at}(${type}, ${type}) returns boolean language sql immutable as 'select true'`,
      ...(shape.left
        ? [
            `create operator ${quoteIdent(schema)}.${sign} (leftarg = ${type}, rightarg = ${type}, function = ${at}${nth(["", ", restrict = eqsel, join = eqjoinsel", `, commutator = operator(${quoteIdent(schema)}.${sign})`, ", hashes"], shape.options)})`,
          ]
        : []),
      ...(shape.family === 0 ? [`create operator family ${quoteIdent(schema)}.${quoteIdent(`${name} f`)} using btree`] : []),
      ...(shape.family === 1 && shape.left
        ? [
            `create operator class ${quoteIdent(schema)}.${quoteIdent(`${name} c`)} for type ${type} using hash as operator 1 ${quoteIdent(schema)}.${sign}, function 1 hashenum(anyenum)`,
          ]
        : []),
    ];
  },
});

export const castKind = pieceKind({
  kind: "cast",
  space: "none",
  level: 28,
  weight: 1,
  shape: fc.record({ from: fc.nat(5), to: fc.nat(8), context: fc.nat(2) }),
  statements: ({ shape }, world) => {
    const type = world.pick("composite", shape.from) ?? world.pick("enum", shape.from);
    return type === null
      ? []
      : [`create cast (${type.at} as ${nth(builtin, shape.to)[0]}) with inout${nth(["", " as assignment", " as implicit"], shape.context)}`];
  },
});

export const publicationKind = pieceKind({
  kind: "publication",
  space: "publication",
  level: 94,
  weight: 2,
  shape: fc.record({ tables: fc.uniqueArray(fc.nat(9), { maxLength: 3 }), form: fc.nat(4), column: fc.nat(4), publish: fc.nat(3), root: fc.boolean() }),
  statements: ({ name, shape }, world) => {
    const tables = shape.tables.flatMap((n) => {
      const table = world.pick("table", n);
      return table === null ? [] : [table];
    });
    const listed = tables.map(
      (table) =>
        `table ${shape.form === 2 ? "only " : ""}${table.at}${shape.form === 1 ? ` (${[...new Set(["id", columnName(table, world, shape.column)])].join(", ")})` : shape.form === 2 ? " where (id > 5)" : ""}`,
    );
    const of = shape.form === 0 ? "for all tables" : shape.form === 3 ? "for tables in schema shop" : listed.length === 0 ? "" : `for ${listed.join(", ")}`;
    return [
      `create publication ${quoteIdent(name)} ${of} with (publish = '${nth(["insert", "insert, update", "delete, truncate", "insert, update, delete, truncate"], shape.publish)}'${shape.root ? ", publish_via_partition_root = true" : ""}${world.major >= 18 && shape.column === 0 ? ", publish_generated_columns = stored" : ""})`,
    ];
  },
  phrase: ({ name }) => `publication ${quoteIdent(name)}`,
});

export const wrapperKind = pieceKind({
  kind: "wrapper",
  space: "wrapper",
  level: 3,
  weight: 1,
  shape: fc.record({ options: fc.nat(2) }),
  statements: ({ name, shape }) => [
    `create foreign data wrapper ${quoteIdent(name)}${nth(["", " options (debug 'true')", " options (\"Odd one\" 'it''s', b 'c')"], shape.options)}`,
  ],
  phrase: ({ name }) => `foreign data wrapper ${quoteIdent(name)}`,
});

export const serverKind = pieceKind({
  kind: "server",
  space: "server",
  level: 4,
  weight: 1,
  shape: fc.record({ wrapper: fc.nat(2), version: fc.nat(2), options: fc.nat(2), mapping: fc.nat(3) }),
  statements: ({ name, shape }, world) => {
    const wrapper = world.pick("wrapper", shape.wrapper);
    if (wrapper === null) return [];
    return [
      `create server ${quoteIdent(name)}${nth(["", " version '1.0'", " type 'x' version '2'"], shape.version)} foreign data wrapper ${quoteIdent(wrapper.name)}${nth(["", " options (host 'h', port '1')", " options (host 'it''s')"], shape.options)}`,
      ...(shape.mapping === 0
        ? [`create user mapping for public server ${quoteIdent(name)}`]
        : shape.mapping === 1
          ? [`create user mapping for ${quoteIdent(nth(world.roles, 0))} server ${quoteIdent(name)} options (password 'never read')`]
          : []),
    ];
  },
  phrase: ({ name }) => `server ${quoteIdent(name)}`,
});

export const foreignTableKind = pieceKind({
  kind: "foreign_table",
  space: "relation",
  level: 33,
  weight: 2,
  shape: fc.record({ server: fc.nat(2), type: fc.nat(builtin.length - 1), options: fc.nat(2), value: fc.boolean(), check: fc.boolean(), said: fc.nat(3) }),
  statements: ({ at, shape }, world) => {
    const server = world.pick("server", shape.server);
    if (server === null) return [];
    const [type, value] = nth(builtin, shape.type);
    return [
      `create foreign table ${at} (id integer${shape.options === 1 ? " options (column_name 'ID')" : ""} not null, "B c" ${type}${shape.value && value !== null ? ` default ${value}` : ""}${shape.check ? ", constraint pos check (id > 0)" : ""}) server ${quoteIdent(server.name)}${nth(["", " options (t 'x')", " options (\"Odd\" 'it''s')"], shape.options)}`,
      ...(shape.said === 0
        ? [`comment on column ${at}."B c" is ${quoteLiteral(nth(texts, shape.type))}`]
        : shape.said === 1
          ? [`alter foreign table ${at} alter column id set statistics 10`]
          : []),
    ];
  },
  phrase: ({ at }) => `foreign table ${at}`,
});

/** Connects to nobody: disabled, or enabled where there is nothing to connect to. */
export const subscriptionKind = pieceKind({
  kind: "subscription",
  space: "subscription",
  level: 60,
  weight: 1,
  shape: fc.record({
    publications: fc.uniqueArray(fc.nat(words.length - 1), { minLength: 1, maxLength: 3 }),
    slot: fc.nat(2),
    binary: fc.boolean(),
    streaming: fc.nat(2),
    commit: fc.nat(3),
    stops: fc.boolean(),
    later: fc.nat(3),
    enabled: fc.nat(4),
  }),
  statements: ({ name, id, shape }, world) => {
    const options = [
      `slot_name = ${shape.slot === 0 ? "none" : `'slot_${String(id)}_${String(shape.slot)}'`}`,
      `streaming = ${nth(world.major < 16 ? ["off", "on"] : ["off", "on", "parallel"], shape.streaming)}`,
      ...(shape.binary ? ["binary"] : []),
      ...(shape.commit === 0 ? ["synchronous_commit = 'remote_apply'"] : []),
      ...(shape.stops ? ["disable_on_error = on"] : []),
    ];
    const later = world.major < 16 ? [] : nth([[], ["origin = none"], ["run_as_owner = on"], ["password_required = false"]], shape.later);
    return [
      `create subscription ${quoteIdent(name)} connection 'host=/nowhere password=secret' publication ${shape.publications.map((each) => quoteIdent(nth(words, each))).join(", ")} with (connect = false, ${[...options, ...later].join(", ")})`,
      ...(shape.slot > 0 && shape.enabled === 0 ? [`alter subscription ${quoteIdent(name)} enable`] : []),
    ];
  },
  phrase: ({ name }) => `subscription ${quoteIdent(name)}`,
});
