import { byAddress } from "../../../plv8/src/catalog/by-address.ts";
import { qualifiedName, quoteIdent } from "../../../plv8/src/render/names.ts";
import { foreignColumns, parentsOfForeign, readForeignTable } from "../../../plv8/src/render/read-foreign-table.ts";
import type { Address, Catalog, CatalogObject, ColumnObject, DefinedObject } from "../../../plv8/src/types/catalog.ts";

/**
 * Does a table's own column become one that it has from a parent? No statement makes it the parent's (docs/decisions/0010), and pg_dump tells the two apart. A child
 * that leaves one parent for another keeps its columns as its own, too.
 */
export function handsColumnsOver(before: Catalog, after: Catalog, renames: readonly { readonly from: string; readonly to: string }[]): boolean {
  const later = new Map(renames.map(({ from, to }) => [from, to]));
  const former = byAddress(before);
  const parents = new Map(
    before.objects.flatMap((table) => {
      const above = parentsOf(before, table);
      return above.length === 0 ? [] : [[later.get(table.address) ?? table.address, above.map((parent) => later.get(parent) ?? parent)] as const];
    }),
  );
  const stood = (address: Address): boolean => former.has(address) || renames.some(({ to }) => to === address);
  return after.objects.some((object) => {
    const above = parentsOf(after, object);
    if (above.some((parent) => parents.get(object.address)?.includes(parent) !== true)) return stood(object.address);
    const was = former.get(object.address);
    if (object.kind === "foreign_table") return was?.kind === "foreign_table" && takesOver(was, object);
    return object.kind === "column" && was?.kind === "column" && isOwn(before, was) && !isOwn(after, object);
  });
}

function parentsOf(catalog: Catalog, object: CatalogObject): readonly Address[] {
  if (object.kind === "table") return object.inherits;
  if (object.kind !== "foreign_table") return [];
  const all = byAddress(catalog);
  return parentsOfForeign(object).map((parent) => (all.has(`table:${parent}`) ? `table:${parent}` : `foreign_table:${parent}`));
}

/** A foreign table says which columns it has from parents alone. */
function takesOver(before: DefinedObject, after: DefinedObject): boolean {
  const isTheirs = ({ inherited }: DefinedObject, name: string): boolean => inherited?.some(({ column }) => column === name) === true;
  return (after.inherited ?? []).some(({ column }) => !isTheirs(before, column) && readForeignTable(before).columns.some(({ name }) => name === column));
}

function isOwn(catalog: Catalog, column: ColumnObject): boolean {
  const table = catalog.objects.find((object) => object.kind === "table" && object.schema === column.schema && object.name === column.table);
  const inherits = table?.kind === "table" ? table.inherits : [];
  const all = byAddress(catalog);
  const has = (parent: Address): boolean => {
    const above = all.get(parent);
    if (above?.kind === "foreign_table") return foreignColumns(above).some(({ name }) => name === column.name);
    return above?.kind === "table" && all.has(`column:${qualifiedName(above.schema, above.name)}.${quoteIdent(column.name)}`);
  };
  return column.local === true || !inherits.some(has);
}
