import { byAddress } from "../../../plv8/src/catalog/by-address.ts";
import { qualifiedName } from "../../../plv8/src/render/names.ts";
import type { Catalog, ColumnObject } from "../../../plv8/src/types/catalog.ts";

/**
 * Does a table's own column become one that it has from a parent? No statement makes it the parent's (docs/decisions/0010), and pg_dump tells the two apart. A child
 * that leaves one parent for another keeps its columns as its own, too.
 */
export function handsColumnsOver(before: Catalog, after: Catalog, renames: readonly { readonly from: string; readonly to: string }[]): boolean {
  const later = new Map(renames.map(({ from, to }) => [from, to]));
  const former = byAddress(before);
  const parents = new Map(
    before.objects.flatMap((table) =>
      table.kind === "table" ? [[later.get(table.address) ?? table.address, table.inherits.map((parent) => later.get(parent) ?? parent)] as const] : [],
    ),
  );
  return after.objects.some((object) => {
    if (object.kind === "table") return object.inherits.some((parent) => parents.get(object.address)?.includes(parent) === false);
    const stood = object.kind === "column" ? former.get(object.address) : undefined;
    return object.kind === "column" && stood?.kind === "column" && isOwn(before, stood) && !isOwn(after, object);
  });
}

function isOwn(catalog: Catalog, column: ColumnObject): boolean {
  const table = catalog.objects.find((object) => object.kind === "table" && object.schema === column.schema && object.name === column.table);
  const inherits = table?.kind === "table" ? table.inherits : [];
  const has = (parent: string): boolean =>
    catalog.objects.some(
      (object) => object.kind === "column" && object.name === column.name && parent === `table:${qualifiedName(object.schema, object.table)}`,
    );
  return column.local === true || !inherits.some(has);
}
