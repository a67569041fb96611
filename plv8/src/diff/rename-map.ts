import { byAddress } from "../catalog/by-address.ts";
import type { Address, Catalog, ColumnObject, TableObject } from "../types/catalog.ts";
import type { Issue, Result } from "../types/issue.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { matchesNothing, wrongKind } from "./moves.ts";
import { rebaseAddress } from "./rebase-object.ts";

export type Rename = { readonly from: Address; readonly to: Address };

/** Renames of tables and columns, looked up by names before. */
export type RenameMap = {
  readonly tables: ReadonlyMap<Address, TableObject>;
  /** Former column address → the column after. */
  readonly columns: ReadonlyMap<Address, ColumnObject>;
};

/** Checks rename hints against both catalogs. A hint that matches nothing is an error: a typo would turn a rename into a loss. */
export function renameMap(before: Catalog, after: Catalog, renames: readonly Rename[]): Result<RenameMap> {
  if (renames.length === 0) return { ok: true, value: { tables: new Map(), columns: new Map() }, warnings: [] };
  const former = byAddress(before);
  const later = byAddress(after);
  const issues: Issue[] = [];
  const tables = new Map<Address, TableObject>();
  const columns = new Map<Address, ColumnObject>();
  for (const { from, to } of [...renames].sort((left, right) => compareCodePoints(left.from, right.from))) {
    const source = former.get(from);
    const target = later.get(to);
    if (source === undefined || target === undefined) issues.push(matchesNothing(from, to, source === undefined));
    else if (source.kind === "table" && target.kind === "table") tables.set(from, target);
    else if (source.kind === "column" && target.kind === "column") columns.set(from, target);
    else issues.push(wrongKind(from, to));
  }
  const carried = { tables, columns: new Map<Address, ColumnObject>() };
  for (const [from, to] of columns) if (rebaseAddress(from, carried) === to.address) columns.delete(from);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: { tables, columns }, warnings: [] };
}
