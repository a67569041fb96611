import fc from "fast-check";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import { columnName } from "./columns.ts";
import { pieceKind } from "./piece.ts";
import { nth } from "./words.ts";

export const indexKind = pieceKind({
  kind: "index",
  space: "relation",
  level: 51,
  weight: 10,
  shape: fc.record({
    table: fc.nat(9),
    method: fc.nat(9),
    first: fc.nat(5),
    second: fc.nat(5),
    key: fc.nat(9),
    unique: fc.nat(3),
    include: fc.nat(4),
    where: fc.nat(4),
    options: fc.nat(4),
    only: fc.nat(9),
    statistics: fc.nat(7),
  }),
  statements: ({ at, name, shape, schema }, world) => {
    const table = world.pick("table", shape.table);
    if (table === null) return [];
    const first = columnName(table, world, shape.first);
    const second = columnName(table, world, shape.second);
    const method = nth(["btree", "btree", "btree", "btree", "btree", "hash", "gin", "gist", "brin", "spgist"], shape.method);
    const plain = method !== "btree";
    const keys = plain
      ? first
      : nth(
          [
            first,
            `${first} desc`,
            `${first} nulls first, ${second} desc nulls last`,
            `${first}, (${second}::text)`,
            `lower(${first}::text)`,
            `(id + 1), ${first}`,
            `${first} text_pattern_ops`,
            `${first} collate "C"`,
            `(${first} is null)`,
            `id int4_ops, coalesce(${second}::text, 'x')`,
          ],
          shape.key,
        );
    const unique = !plain && shape.unique === 0 ? "unique " : "";
    const tail = [
      !plain && shape.include === 0 ? `include (${second})` : "",
      unique !== "" && shape.include === 1 ? "nulls not distinct" : "",
      shape.options === 0 ? (method === "brin" ? "with (pages_per_range = 16)" : method === "gin" ? "with (fastupdate = off)" : "with (fillfactor = 70)") : "",
      ["", `where ${first} is not null`, `where id > 3 and ${second}::text <> 'a WHERE b'`][shape.where] ?? "",
    ]
      .filter((each) => each !== "")
      .join(" ");
    return [
      `create ${unique}index ${quoteIdent(name)} on ${shape.only === 0 ? "only " : ""}${table.at} using ${method} (${keys}) ${tail}`.trimEnd(),
      ...(shape.statistics === 0 ? [`alter index ${at} alter column 1 set statistics 50`] : []),
      ...(schema === table.schema ? [] : []),
    ];
  },
  phrase: ({ shape, name }, world) => {
    const table = world.pick("table", shape.table);
    return table === null ? null : `index ${quoteIdent(table.schema)}.${quoteIdent(name)}`;
  },
});

export const statisticsKind = pieceKind({
  kind: "statistics",
  space: "relation",
  level: 52,
  weight: 2,
  shape: fc.record({ table: fc.nat(9), first: fc.nat(5), second: fc.nat(5), form: fc.nat(5), target: fc.nat(3) }),
  statements: ({ at, shape }, world) => {
    const table = world.pick("table", shape.table);
    if (table === null) return [];
    const first = columnName(table, world, shape.first);
    const second = columnName(table, world, shape.second);
    const list = nth(
      [`${first}, ${second}`, `${first}, ${second}`, `(id + 1), ${first}`, `(lower(${first}::text))`, `${first}, (${second} is null), id`, `id, ${second}`],
      shape.form,
    );
    return [
      `create statistics ${at}${nth(["", " (ndistinct)", " (dependencies, mcv)"], shape.form)} on ${list} from ${table.at}`,
      ...(shape.target === 0 ? [`alter statistics ${at} set statistics 77`] : []),
    ];
  },
  phrase: ({ at }) => `statistics ${at}`,
});

export const sequenceKind = pieceKind({
  kind: "sequence",
  space: "relation",
  level: 20,
  weight: 3,
  shape: fc.record({ type: fc.nat(2), increment: fc.nat(3), cycle: fc.boolean(), cache: fc.nat(3), min: fc.boolean(), unlogged: fc.nat(3) }),
  statements: ({ at, shape }) => [
    `create ${shape.unlogged === 0 ? "unlogged " : ""}sequence ${at} as ${nth(["bigint", "integer", "smallint"], shape.type)} increment by ${String(nth([1, -2, 7, 3], shape.increment))}${shape.min ? " minvalue -50 maxvalue 50" : ""} cache ${String(shape.cache + 1)}${shape.cycle ? " cycle" : ""}`,
  ],
  phrase: ({ at }) => `sequence ${at}`,
});

/** A sequence that belongs to a column, and a default that reads one. */
export const ownedKind = pieceKind({
  kind: "owned",
  space: "none",
  level: 55,
  weight: 3,
  shape: fc.record({ sequence: fc.nat(3), table: fc.nat(9), column: fc.nat(4), owned: fc.boolean(), used: fc.boolean() }),
  statements: ({ shape }, world) => {
    const sequence = world.pick("sequence", shape.sequence);
    const table = world.pick("table", shape.table);
    if (sequence === null || table === null) return [];
    const column = columnName(table, world, shape.column);
    return [
      ...(shape.owned ? [`alter sequence ${sequence.at} owned by ${table.at}.${column}`] : []),
      ...(shape.used ? [`alter table ${table.at} alter column ${column} set default nextval('${sequence.at.replaceAll("'", "''")}')`] : []),
    ];
  },
});
