import { listItems } from "../../catalog/list-items.ts";
import type { DefinedObject } from "../../types/catalog.ts";
import { because, type Alter } from "./alteration.ts";
import { foreignOptions } from "./options.ts";
import { takeClause } from "./read-definition.ts";

type Column = {
  readonly name: string;
  readonly type: string;
  readonly options: string | null;
  readonly collation: string;
  readonly required: boolean;
  readonly generated: string;
};
type Parts = { readonly columns: readonly Column[]; readonly tail: string; readonly options: string | null };

/** Columns come at the end and go; types, options and NOT NULL change in place; a partition is attached by other bounds. Its rows are elsewhere. */
export const alterForeignTable: Alter<DefinedObject> = ({ before, after }) => {
  const name = after.address.slice("foreign_table:".length);
  const [former, later] = [partsOf(before, name), partsOf(after, name)];
  if (former.tail !== later.tail) return because("Postgres can't move a foreign table to another server");
  const kept = former.columns.filter((column) => later.columns.some((each) => each.name === column.name));
  if (kept.some((column, index) => later.columns[index]?.name !== column.name))
    return because("Postgres can't move columns, nor add them elsewhere than at the end");
  const known = new Map(former.columns.map((column) => [column.name, column]));
  if (later.columns.some((column) => (known.get(column.name)?.generated ?? column.generated) !== column.generated))
    return because("Postgres can't change how a column of a foreign table is generated");
  const alter = `alter foreign table ${name}`;
  const options = foreignOptions(former.options, later.options);
  const [left, joined] = [before.additions ?? [], after.additions ?? []];
  const attached = left.join("\n") === joined.join("\n");
  return [
    ...(attached ? [] : left.map((attach) => attach.replace(/ ATTACH (PARTITION ).*$/su, ` DETACH $1${name}`))),
    ...former.columns.filter((column) => !kept.includes(column)).map((column) => `${alter} drop column ${column.name}`),
    ...later.columns.flatMap((column) => {
      const old = known.get(column.name);
      return old === undefined ? [`${alter} add column ${written(column)}`] : alterColumn(`${alter} alter column ${column.name}`, old, column);
    }),
    ...(options === "" ? [] : [`${alter}${options}`]),
    ...(attached ? [] : joined),
  ];
};

function alterColumn(alter: string, before: Column, after: Column): readonly string[] {
  const options = foreignOptions(before.options, after.options);
  return [
    ...(before.type === after.type && before.collation === after.collation ? [] : [`${alter} type ${after.type}${after.collation}`]),
    ...(before.required === after.required ? [] : [`${alter} ${after.required ? "set" : "drop"} not null`]),
    ...(options === "" ? [] : [`${alter}${options}`]),
  ];
}

function written(column: Column): string {
  return `${column.name} ${column.type}${column.options === null ? "" : ` options (${column.options})`}${column.collation}${column.required ? " not null" : ""}${column.generated}`;
}

function partsOf({ definition }: DefinedObject, name: string): Parts {
  const { rest: whole, inside: columns } = takeClause((definition ?? "").replace(`CREATE FOREIGN TABLE ${name} `, "COLUMNS "), "columns");
  const { rest: tail, inside: options } = takeClause(whole, "options");
  return { columns: listItems(columns ?? "").map(columnOf), tail: tail.trim(), options };
}

function columnOf(text: string): Column {
  const { rest, inside: options } = takeClause(text, "options");
  const found = /^("(?:[^"]|"")*"|\S+) (.*?)( COLLATE \S+)?( NOT NULL)?( GENERATED ALWAYS AS .*)?$/su.exec(rest);
  return {
    name: found?.[1] ?? "",
    type: found?.[2] ?? "",
    options,
    collation: found?.[3] ?? "",
    required: found?.[4] !== undefined,
    generated: found?.[5] ?? "",
  };
}
