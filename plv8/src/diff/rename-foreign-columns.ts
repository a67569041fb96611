import { closingBracket } from "../catalog/closing-bracket.ts";
import { listItems } from "../catalog/list-items.ts";
import { sqlTokens } from "../catalog/sql-tokens.ts";
import { quoteIdent } from "../render/names.ts";
import type { CatalogObject, DefinedObject } from "../types/catalog.ts";
import type { RenameMap } from "./rename-map.ts";

/** Columns that a foreign table has from a parent are called as that's: who renames a parent's column renames theirs. `former`: with the parents' former names. */
export function renameForeignColumns<T extends CatalogObject>(moved: T, former: CatalogObject, renames: RenameMap): T {
  if (moved.kind !== "foreign_table" || former.kind !== "foreign_table" || renames.columns.size === 0) return moved;
  const names = renamedAbove(former, renames);
  if (names.size === 0 || moved.definition === null) return moved;
  const tokens = sqlTokens(moved.definition);
  const open = tokens.findIndex(({ text }) => text === "(");
  const close = closingBracket(tokens, open);
  const columns = listItems(tokens.slice(open + 1, close)).map((item) => {
    const name = [...names.keys()].find((each) => item.startsWith(`${each} `));
    return name === undefined ? item : `${names.get(name) ?? name}${item.slice(name.length)}`;
  });
  const text = (some: typeof tokens): string => some.map((token) => token.text).join("");
  return {
    ...moved,
    definition: `${text(tokens.slice(0, open + 1))}${columns.join(", ")}${text(tokens.slice(close))}`,
    ...(moved.inherited === undefined ? {} : { inherited: moved.inherited.map((each) => ({ ...each, column: names.get(each.column) ?? each.column })) }),
  };
}

function renamedAbove(table: DefinedObject, renames: RenameMap): ReadonlyMap<string, string> {
  const parents = table.depends_on.flatMap((need) => (/^(?:table|foreign_table):/u.test(need) ? [need.slice(need.indexOf(":") + 1)] : []));
  return new Map(
    (table.inherited ?? []).flatMap(({ column }) => {
      const target = parents.map((parent) => renames.columns.get(`column:${parent}.${column}`)).find((found) => found !== undefined);
      return target === undefined ? [] : [[column, quoteIdent(target.name)] as const];
    }),
  );
}
