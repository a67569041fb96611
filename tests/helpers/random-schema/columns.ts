import fc from "fast-check";
import { quoteIdent } from "../../../plv8/src/render/names.ts";
import { pieceKind, type Standing, type World } from "./piece.ts";
import { builtin, typeChoice, typeName } from "./types.ts";
import { nth } from "./words.ts";

export type ColumnShape = {
  readonly table: number;
  readonly type: number;
  readonly value: number;
  readonly not_null: number;
  readonly identity: number;
  readonly generated: number;
  readonly collation: number;
  readonly storage: number;
  readonly compression: number;
  readonly statistics: number;
  readonly options: number;
};

/** Columns of a table besides `id`, in order. */
export function columnsOf(table: Standing, world: World): readonly Standing<ColumnShape>[] {
  return (world.all("column") as readonly Standing<ColumnShape>[]).filter((column) => world.pick("table", column.shape.table)?.id === table.id);
}

/** The n-th column of a table, or its `id`. */
export function columnName(table: Standing, world: World, n: number): string {
  const names = ["id", ...columnsOf(table, world).map((column) => column.name)];
  return quoteIdent(nth(names, n));
}

/** As it stands inside `create table`; null when its type does not stand. */
export function columnText(self: Standing<ColumnShape>, world: World): string | null {
  const { shape, name } = self;
  const type = typeName(shape.type, world);
  if (type === null) return null;
  const collation = shape.collation < 2 && /^(?:text|varchar|char)/u.test(type) ? world.pick("collation", shape.collation) : null;
  const words = [quoteIdent(name), type, ...(collation === null ? [] : [`collate ${collation.at}`])];
  const numeric = /^(?:integer|bigint|smallint)$/u.test(type);
  const generated = ["", `(id + ${String(shape.value)})`, "(id * 2)", "(case when id > 3 then 1 else 0 end)"][shape.generated] ?? "";
  if (generated !== "" && numeric) words.push(`generated always as ${generated} ${world.major >= 18 && shape.value % 2 === 0 ? "virtual" : "stored"}`);
  else if (shape.identity < 3 && numeric)
    words.push(
      `generated ${shape.identity === 0 ? "always" : "by default"} as identity${shape.identity === 2 ? " (start with 5 increment by 3 cache 4 cycle)" : ""}`,
    );
  else if (shape.value > 3) {
    const call = shape.value > 8 ? world.pick("function", shape.value) : null;
    const value =
      call !== null && /^(?:text|integer)$/u.test(type)
        ? `${call.at}()::text::${type}`
        : shape.type < builtin.length * 2
          ? nth(builtin, shape.type)[1]
          : "null";
    if (value !== null) words.push(`default (${value})`);
  }
  if (shape.not_null === 1) words.push("not null");
  if (shape.not_null === 2 && world.major >= 18) words.push(`constraint ${quoteIdent(`${name} nn`)} not null${shape.options > 7 ? " no inherit" : ""}`);
  return words.join(" ");
}

export const columnKind = pieceKind<ColumnShape>({
  kind: "column",
  space: "column",
  level: 31,
  weight: 22,
  shape: fc.record({
    table: fc.nat(9),
    type: typeChoice,
    value: fc.nat(11),
    not_null: fc.nat(3),
    identity: fc.nat(11),
    generated: fc.nat(11),
    collation: fc.nat(7),
    storage: fc.nat(9),
    compression: fc.nat(7),
    statistics: fc.nat(9),
    options: fc.nat(9),
  }),
  statements: ({ shape, name }, world) => {
    const table = world.pick("table", shape.table);
    if (table === null) return [];
    const alter = `alter table ${table.at} alter column ${quoteIdent(name)}`;
    const storage = ["external", "main", "plain", "extended"][shape.storage];
    return [
      ...(storage === undefined ? [] : [`${alter} set storage ${storage}`]),
      ...(shape.compression === 0 ? [`${alter} set compression pglz`] : []),
      ...(shape.statistics < 2 ? [`${alter} set statistics ${String(shape.statistics * 100)}`] : []),
      ...(shape.options === 0 ? [`${alter} set (n_distinct = 5)`] : shape.options === 1 ? [`${alter} set (n_distinct = -0.5, n_distinct_inherited = 3)`] : []),
    ];
  },
  phrase: ({ shape, name }, world) => {
    const table = world.pick("table", shape.table);
    return table === null ? null : `column ${table.at}.${quoteIdent(name)}`;
  },
});
