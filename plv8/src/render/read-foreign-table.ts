import { listItems } from "../catalog/list-items.ts";
import type { Address, ColumnObject, DefinedObject } from "../types/catalog.ts";
import { takeClause } from "./alter/read-definition.ts";
import { unquoteIdent } from "./names.ts";

export type ForeignColumn = {
  readonly name: string;
  readonly type: string;
  readonly options: string | null;
  readonly collation: string;
  /** Its NOT NULL; null: it may be empty. */ readonly required: Required | null;
  readonly generated: string;
};
/** `name` null: as Postgres calls it. */
export type Required = { readonly name: string | null; readonly noInherit: boolean };
export type ForeignTable = {
  readonly columns: readonly ForeignColumn[];
  /** All behind them. */ readonly rest: string;
  /** The same without options. */ readonly tail: string;
  readonly options: string | null;
};

/** The qualified names of the parents that it inherits from; a partition has none. */
export function parentsOfForeign({ additions }: DefinedObject): readonly string[] {
  return (additions ?? []).flatMap((addition) => inherits.exec(addition)?.[1] ?? []);
}

/** The table that it is a partition of; null where it is none. */
export function partitionedAbove({ additions }: DefinedObject): Address | null {
  const parent = (additions ?? []).flatMap((addition) => attaches.exec(addition)?.[1] ?? [])[0];
  return parent === undefined ? null : `table:${parent}`;
}

/** The statement that makes a partition, with columns in the order that it has them in: which that is makes no difference between two catalogs. */
export function inItsOrder(table: DefinedObject): string {
  const name = table.address.slice("foreign_table:".length);
  const { rest, inside } = takeClause((table.definition ?? "").replace(`CREATE FOREIGN TABLE ${name} `, "COLUMNS "), "columns");
  const order = new Map((table.inherited ?? []).map(({ column }, at) => [column, at]));
  const at = (item: string): number => order.get(columnOf(item).name) ?? order.size;
  const columns = [...listItems(inside ?? "")].sort((left, right) => at(left) - at(right));
  return `CREATE FOREIGN TABLE ${name} (${columns.join(", ")}) ${rest.trim()}`;
}

/** As a table of its own; null where it is no partition. */
export function apartFromParent(table: DefinedObject): { readonly table: DefinedObject; readonly attach: string } | null {
  const attach = (table.additions ?? []).find((addition) => attaches.test(addition));
  if (attach === undefined) return null;
  const { inherited: _theirs, ...rest } = table;
  return { table: { ...rest, definition: inItsOrder(table), additions: (table.additions ?? []).filter((addition) => addition !== attach) }, attach };
}

/** Statements that complete it besides those that give it parents. */
export function besidesParentsOfForeign({ additions }: DefinedObject): readonly string[] {
  return (additions ?? []).filter((addition) => !inherits.test(addition));
}

const attaches = /^ALTER TABLE (.+?) ATTACH PARTITION /su;
const inherits = /^ALTER FOREIGN TABLE (?:"(?:[^"]|"")*"|[^"\s])+ INHERIT (.+)$/su;

/** Is the object a foreign table's column of which something is said? */
export function isOfForeignTable(column: ColumnObject): boolean {
  return column.depends_on.some((need) => need.startsWith("foreign_table:"));
}

/** Its columns as those of a table: what is said of them elsewhere (defaults, settings) is not among it. */
export function foreignColumns(table: DefinedObject): readonly ColumnObject[] {
  return readForeignTable(table).columns.map((column, index) => asColumn(table, column, index + 1));
}

function asColumn({ address, schema, name: table }: DefinedObject, column: ForeignColumn, position: number): ColumnObject {
  const { required } = column;
  const generated = / GENERATED ALWAYS AS \((.*)\) (STORED|VIRTUAL)$/su.exec(column.generated);
  return {
    kind: "column",
    address: `column:${address.slice("foreign_table:".length)}.${column.name}`,
    schema: schema ?? "",
    table,
    name: unquoteIdent(column.name),
    position,
    type: column.type,
    collation: column.collation === "" ? null : column.collation.slice(" COLLATE ".length),
    not_null: required !== null,
    ...(required === null || (required.name === null && !required.noInherit)
      ? {}
      : { not_null_as: { name: required.name === null ? null : unquoteIdent(required.name), no_inherit: required.noInherit, comment: null } }),
    default: null,
    identity: null,
    generated: generated === null ? null : { kind: generated[2] === "VIRTUAL" ? "virtual" : "stored", expression: generated[1] ?? "" },
    storage: null,
    compression: null,
    statistics: null,
    owner: null,
    grants: [],
    comment: null,
    depends_on: [address],
    extension: null,
  };
}

export function writtenColumn(column: ForeignColumn): string {
  return `${column.name} ${column.type}${column.options === null ? "" : ` options (${column.options})`}${column.collation}${wordsOf(column)}${column.generated}`;
}

function wordsOf({ required }: ForeignColumn): string {
  return required === null ? "" : `${required.name === null ? "" : ` constraint ${required.name}`} not null${required.noInherit ? " no inherit" : ""}`;
}

export function readForeignTable({ address, definition }: DefinedObject): ForeignTable {
  const name = address.slice("foreign_table:".length);
  const { rest: whole, inside: columns } = takeClause((definition ?? "").replace(`CREATE FOREIGN TABLE ${name} `, "COLUMNS "), "columns");
  const { rest: tail, inside: options } = takeClause(whole, "options");
  return { columns: listItems(columns ?? "").map(columnOf), rest: whole.trim(), tail: tail.trim(), options };
}

function columnOf(text: string): ForeignColumn {
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
