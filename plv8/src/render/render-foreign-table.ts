import type { DefinedObject } from "../types/catalog.ts";
import { besidesParentsOfForeign, inItsOrder, parentsOfForeign, readForeignTable, writtenColumn, type ForeignColumn } from "./read-foreign-table.ts";

/**
 * The statements that make a foreign table. What it has from parents alone is left to them: it is made under them, and told what else it says of such columns. One
 * that says all of its columns itself joins them by a statement.
 */
export function renderForeignTable(table: DefinedObject): readonly string[] {
  const { definition, inherited } = table;
  const parents = parentsOfForeign(table);
  if (definition !== null && parents.length === 0 && inherited !== undefined) return [inItsOrder(table), ...(table.additions ?? [])];
  if (definition === null || inherited === undefined || parents.length === 0) return [definition ?? "", ...(table.additions ?? [])];
  const name = table.address.slice("foreign_table:".length);
  const { columns, rest } = readForeignTable(table);
  const alone = new Map(inherited.map((each) => [each.column, each.required]));
  const own = columns.filter((column) => !alone.has(column.name)).map(writtenColumn);
  const theirs = columns.filter((column) => alone.has(column.name));
  const named = theirs.flatMap((column) => ownNotNull(column, alone.get(column.name) ?? ""));
  return [
    `create foreign table ${name} (${[...own, ...named].join(", ")}) inherits (${parents.join(", ")}) ${rest}`,
    ...theirs.flatMap((column) => [
      ...(column.options === null ? [] : [`alter foreign table ${name} alter column ${column.name} options (${column.options})`]),
      ...(alone.get(column.name) === "" ? [`alter foreign table only ${name} alter column ${column.name} set not null`] : []),
    ]),
    ...besidesParentsOfForeign(table),
  ];
}

function ownNotNull({ name, required }: ForeignColumn, called: string): readonly string[] {
  return called === "" ? [] : [`constraint ${called} not null ${name}${required?.noInherit === true ? " no inherit" : ""}`];
}
