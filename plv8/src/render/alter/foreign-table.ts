import { listItems } from "../../catalog/list-items.ts";
import { bornNotNull } from "../../catalog/not-null-name.ts";
import type { DefinedObject } from "../../types/catalog.ts";
import { because, type Alter } from "./alteration.ts";
import { foreignOptions } from "./options.ts";
import { quoteIdent, unquoteIdent } from "../names.ts";
import { takeClause } from "./read-definition.ts";

type Column = {
  readonly name: string;
  readonly type: string;
  readonly options: string | null;
  readonly collation: string;
  /** Its NOT NULL; null: it may be empty. */ readonly required: Required | null;
  readonly generated: string;
};
/** `name` null: as Postgres calls it. */
type Required = { readonly name: string | null; readonly noInherit: boolean };
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
  const [left, joined] = [before, after].map(({ additions }) => (additions ?? []).filter((each) => !isComment(each))) as [string[], string[]];
  // Postgres renames no NOT NULL that a parent may require as well.
  const attached = left.join("\n") === joined.join("\n") && !later.columns.some((column) => isRenamed(known.get(column.name)?.required, column.required));
  const [describes, described] = [before, after].map(({ additions }) => (additions ?? []).filter(isComment)) as [string[], string[]];
  return [
    ...describes.filter((each) => !described.includes(each)).map(without),
    ...(attached ? [] : left.map((attach) => attach.replace(/ ATTACH (PARTITION ).*$/su, ` DETACH $1${name}`).replace(/(?<= )(?=INHERIT )/u, "NO "))),
    ...former.columns.filter((column) => !kept.includes(column)).map((column) => `${alter} drop column ${column.name}`),
    ...later.columns.flatMap((column) => {
      const old = known.get(column.name);
      return old === undefined ? [`${alter} add column ${written(column)}`] : alterColumn(name, old, column);
    }),
    ...(options === "" ? [] : [`${alter}${options}`]),
    ...(attached ? [] : joined),
    ...described.filter((each) => !describes.includes(each)),
  ];
};

function isRenamed(before: Required | null | undefined, after: Required | null): boolean {
  return before != null && after !== null && before.name !== after.name;
}

const isComment = (addition: string): boolean => addition.startsWith("COMMENT ON CONSTRAINT ");

/** A comment on a NOT NULL, taken away while it has its former name. */
function without(comment: string): string {
  return comment.replace(/^(COMMENT ON CONSTRAINT (?:"(?:[^"]|"")*"|\S+) ON (?:"(?:[^"]|"")*"|[^"\s])+ IS ).*$/su, "$1NULL");
}

function alterColumn(table: string, before: Column, after: Column): readonly string[] {
  const alter = `alter foreign table ${table} alter column ${after.name}`;
  const options = foreignOptions(before.options, after.options);
  return [
    ...(before.type === after.type && before.collation === after.collation ? [] : [`${alter} type ${after.type}${after.collation}`]),
    ...alterRequired(table, before, after),
    ...(options === "" ? [] : [`${alter}${options}`]),
  ];
}

function alterRequired(
  table: string,
  { required: before }: Pick<Column, "required">,
  { name, required: after }: Pick<Column, "name" | "required">,
): readonly string[] {
  const alter = `alter foreign table ${table}`;
  const called = (required: Required): string => required.name ?? quoteIdent(bornNotNull(unquoteIdent(lastOf(table)), unquoteIdent(name)));
  if (after === null) return before === null ? [] : [`${alter} alter column ${name} drop not null`];
  if (before === null)
    return after.name === null && !after.noInherit
      ? [`${alter} alter column ${name} set not null`]
      : [`${alter} add constraint ${called(after)} not null ${name}${after.noInherit ? " no inherit" : ""}`];
  if (before.noInherit !== after.noInherit)
    return [`${alter} alter column ${name} drop not null`, ...alterRequired(table, { required: null }, { name, required: after })];
  return before.name === after.name ? [] : [`alter table ${table} rename constraint ${called(before)} to ${called(after)}`];
}

function lastOf(name: string): string {
  return /(?:"(?:[^"]|"")*"|[^".]+)$/u.exec(name)?.[0] ?? name;
}

function wordsOf({ required }: Column): string {
  return required === null ? "" : `${required.name === null ? "" : ` constraint ${required.name}`} not null${required.noInherit ? " no inherit" : ""}`;
}

function written(column: Column): string {
  return `${column.name} ${column.type}${column.options === null ? "" : ` options (${column.options})`}${column.collation}${wordsOf(column)}${column.generated}`;
}

function partsOf({ definition }: DefinedObject, name: string): Parts {
  const { rest: whole, inside: columns } = takeClause((definition ?? "").replace(`CREATE FOREIGN TABLE ${name} `, "COLUMNS "), "columns");
  const { rest: tail, inside: options } = takeClause(whole, "options");
  return { columns: listItems(columns ?? "").map(columnOf), tail: tail.trim(), options };
}

function columnOf(text: string): Column {
  const { rest, inside: options } = takeClause(text, "options");
  const found = /^("(?:[^"]|"")*"|\S+) (.*?)( COLLATE \S+)?((?: CONSTRAINT ("(?:[^"]|"")*"|\S+))? NOT NULL( NO INHERIT)?)?( GENERATED ALWAYS AS .*)?$/su.exec(
    rest,
  );
  return {
    name: found?.[1] ?? "",
    type: found?.[2] ?? "",
    options,
    collation: found?.[3] ?? "",
    required: found?.[4] === undefined ? null : { name: found[5] ?? null, noInherit: found[6] !== undefined },
    generated: found?.[7] ?? "",
  };
}
