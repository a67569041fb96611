/** Which hints about values have something to do between two catalogs. */
import { byAddress } from "../../plv8/src/catalog/by-address.ts";
import { columnAddress, tableAddress } from "../../plv8/src/plan/plan-context.ts";
import type { Rename } from "../../plv8/src/diff/rename-map.ts";
import type { Catalog, CatalogObject, ColumnObject } from "../../plv8/src/types/catalog.ts";
import type { EvolveRule } from "../../plv8/src/types/design.ts";
import { didYouMean } from "./known-names.ts";
import { issueAt, type SqlIssue } from "./sql-issue.ts";
import { evolveOf, type ValueHint } from "./value-hints.ts";

/**
 * Rules for columns that come, or become others; a hint that has done its work already is silent. One that reads a column which is not there is an issue.
 */
export function toldValues(
  hints: readonly ValueHint[],
  before: Catalog,
  after: Catalog,
  renames: readonly Rename[],
): { readonly evolve: readonly EvolveRule[]; readonly issues: readonly SqlIssue[] } {
  if (hints.length === 0) return { evolve: [], issues: [] };
  const [former, later] = [byAddress(before), byAddress(after)];
  const formerOf = (address: string): string => renames.find((rename) => rename.to === address)?.from ?? address;
  const issues: SqlIssue[] = [];
  const live = hints.filter((hint) => {
    const column = later.get(hint.column);
    const table = column?.kind === "column" ? former.get(formerOf(tableAddress(column.schema, column.table))) : undefined;
    if (column?.kind !== "column" || table?.kind !== "table") return false;
    const renamed = formerOf(hint.column);
    const stood = former.get(renamed === hint.column ? columnAddress(table, column.name) : renamed);
    if (stood?.kind === "column" && renamed === hint.column && !becomesOther(before, after, stood, column)) return false;
    const owner = hint.word === "back" ? { schema: column.schema, name: column.table } : table;
    const known = hint.word === "back" ? later : former;
    const unknown = hint.reads.filter((name) => !known.has(columnAddress(owner, name)));
    for (const name of unknown) issues.push(unknownColumn(hint, owner, name, known));
    return unknown.length === 0;
  });
  return { evolve: evolveOf(live), issues };
}

function unknownColumn(
  hint: ValueHint,
  table: { readonly schema: string; readonly name: string },
  name: string,
  known: ReadonlyMap<string, CatalogObject>,
): SqlIssue {
  const address = columnAddress(table, name);
  const own = new Set([...known.keys()].filter((each) => each.startsWith(columnAddress(table, "").slice(0, -2))));
  const which = hint.word === "back" ? "there is" : "before this version there was";
  return issueAt(hint.source, hint.start, {
    code: "sql.value-hint",
    message: `@${hint.word} reads ${name}, and ${which} no ${address.replace(":", " ")}${didYouMean(address, own)}`,
    hint: hint.word === "back" ? "back reads the later columns of the table" : `${hint.word} reads the former columns of the table, by their former names`,
  });
}

function becomesOther(before: Catalog, after: Catalog, former: ColumnObject, later: ColumnObject): boolean {
  if (former.type !== later.type || former.collation !== later.collation || (later.not_null && !former.not_null)) return true;
  const [values, checks] = [[before, after].map((catalog) => enumOf(catalog, later.type)), [checksOver(before, former), checksOver(after, later)]];
  return values[0] !== values[1] || checks[0] !== checks[1];
}

function enumOf(catalog: Catalog, type: string): string {
  const found = catalog.objects.find((object) => object.kind === "enum" && object.address === `enum:${type.replace(/\[\]$/u, "")}`);
  return found?.kind === "enum" ? JSON.stringify(found.values) : "";
}

function checksOver(catalog: Catalog, column: ColumnObject): string {
  return catalog.objects
    .flatMap((object) =>
      object.kind === "constraint" &&
      object.type === "check" &&
      object.schema === column.schema &&
      object.table === column.table &&
      object.columns.includes(column.name)
        ? [object.definition]
        : [],
    )
    .sort()
    .join("\n");
}
