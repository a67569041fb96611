import { bornNotNull } from "../../catalog/not-null-name.ts";
import type { DefinedObject } from "../../types/catalog.ts";
import { because, type Alter } from "./alteration.ts";
import { foreignOptions } from "./options.ts";
import { quoteIdent, unquoteIdent } from "../names.ts";
import { partitionedAbove, readForeignTable, writtenColumn, type ForeignColumn, type Required } from "../read-foreign-table.ts";

/** Columns come at the end and go; types, options and NOT NULL change in place; a partition is attached by other bounds. Its rows are elsewhere. */
export const alterForeignTable: Alter<DefinedObject> = ({ before, after }) => {
  const name = after.address.slice("foreign_table:".length);
  const [former, later] = [readForeignTable(before), readForeignTable(after)];
  if (former.tail !== later.tail) return because("Postgres can't move a foreign table to another server");
  const kept = former.columns.filter((column) => later.columns.some((each) => each.name === column.name));
  const theirs = new Set([...(before.inherited ?? []), ...(after.inherited ?? [])].map(({ column }) => column));
  const placed = later.columns.filter(({ name: each }) => !theirs.has(each));
  if (kept.filter(({ name: each }) => !theirs.has(each)).some((column, index) => placed[index]?.name !== column.name))
    return because("Postgres can't move columns, nor add them elsewhere than at the end");
  const known = new Map(former.columns.map((column) => [column.name, column]));
  if (later.columns.some((column) => (known.get(column.name)?.generated ?? column.generated) !== column.generated))
    return because("Postgres can't change how a column of a foreign table is generated");
  const alter = `alter foreign table ${name}`;
  const options = foreignOptions(former.options, later.options);
  const [left, joined] = [before, after].map(({ additions }) => (additions ?? []).filter((each) => !isComment(each))) as [string[], string[]];
  // Postgres renames no NOT NULL that a parent may require as well.
  const attached =
    left.join("\n") === joined.join("\n") &&
    !later.columns.some((column) => !isCalledAsAbove(before, after, column) && isRenamed(known.get(column.name)?.required, column.required));
  const under = attached || (partitionedAbove(before) !== null && partitionedAbove(before) === partitionedAbove(after));
  const [describes, described] = [before, after].map(({ additions }) => (additions ?? []).filter(isComment)) as [string[], string[]];
  return [
    ...describes.filter((each) => !described.includes(each)).map(without),
    ...(attached ? [] : left.map((attach) => attach.replace(/ ATTACH (PARTITION ).*$/su, ` DETACH $1${name}`).replace(/(?<= )(?=INHERIT )/u, "NO "))),
    ...former.columns.filter((column) => !kept.includes(column) && !(under && isTheirs(before, column))).map((column) => `${alter} drop column ${column.name}`),
    ...later.columns.flatMap((column) => {
      const old = known.get(column.name);
      if (under && isTheirs(after, column) && (old === undefined || isTheirs(before, column)))
        return alterColumn(name, asAbove(before, after, old, column), column);
      return old === undefined ? [`${alter} add column ${writtenColumn(column)}`] : alterColumn(name, old, column);
    }),
    ...(options === "" ? [] : [`${alter}${options}`]),
    ...(attached ? [] : joined),
    ...described.filter((each) => !describes.includes(each)),
  ];
};

function isTheirs({ inherited }: DefinedObject, { name }: ForeignColumn): boolean {
  return inherited?.some(({ column }) => column === name) === true;
}

/** What parents alone gave a column, as they are told: only options and a NOT NULL of its own are left to say. */
function asAbove(before: DefinedObject, after: DefinedObject, old: ForeignColumn | undefined, column: ForeignColumn): ForeignColumn {
  const isOwn = [before, after].some(({ inherited }) => inherited?.some((each) => each.column === column.name && each.required !== undefined));
  return { ...column, options: old?.options ?? null, required: isOwn ? (old?.required ?? null) : column.required };
}

/** Its NOT NULL is a parent's alone, and is called as that. */
function isCalledAsAbove(before: DefinedObject, after: DefinedObject, { name }: ForeignColumn): boolean {
  return [before, after].every(
    (table) => partitionedAbove(table) !== null && table.inherited?.some((each) => each.column === name && each.required === undefined) === true,
  );
}

function isRenamed(before: Required | null | undefined, after: Required | null): boolean {
  return before != null && after !== null && before.name !== after.name;
}

const isComment = (addition: string): boolean => addition.startsWith("COMMENT ON CONSTRAINT ");

/** A comment on a NOT NULL, taken away while it has its former name. */
function without(comment: string): string {
  return comment.replace(/^(COMMENT ON CONSTRAINT (?:"(?:[^"]|"")*"|\S+) ON (?:"(?:[^"]|"")*"|[^"\s])+ IS ).*$/su, "$1NULL");
}

function alterColumn(table: string, before: ForeignColumn, after: ForeignColumn): readonly string[] {
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
  { required: before }: Pick<ForeignColumn, "required">,
  { name, required: after }: Pick<ForeignColumn, "name" | "required">,
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
