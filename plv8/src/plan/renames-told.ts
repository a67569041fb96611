import type { Catalog, TableObject } from "../types/catalog.ts";
import type { EvolveRule } from "../types/design.ts";
import { byAddress } from "../catalog/by-address.ts";
import type { Rename } from "../diff/rename-map.ts";
import { quoteIdent } from "../render/names.ts";
import { columnAddress, tableAddress } from "./plan-context.ts";

/**
 * Rules by which a new column gets the values of one that leaves, as they are, there and back: it is that column under another name. `renames`: those known by
 * ids, of tables too.
 */
export function renamesTold(
  before: Catalog,
  after: Catalog,
  renames: readonly Rename[],
  evolve: readonly EvolveRule[],
): { readonly renames: readonly Rename[]; readonly evolve: readonly EvolveRule[] } {
  const [former, later] = [byAddress(before), byAddress(after)];
  const told = new Map<EvolveRule, Rename>();
  for (const rule of evolve) {
    const column = later.get(rule.column);
    if (column?.kind !== "column" || rule.fill !== null || rule.back !== quoteIdent(column.name)) continue;
    const table = tableAddress(column.schema, column.table);
    const standing = former.get(renames.find((rename) => rename.to === table)?.from ?? table);
    const from = standing?.kind === "table" ? columnRead(former, standing, rule.forward) : undefined;
    const stays = from === undefined || later.has(from) || renames.some((rename) => rename.from === from) || former.has(rule.column);
    if (from !== undefined && !stays) told.set(rule, { from, to: rule.column });
  }
  const sources = [...told.values()].map((rename) => rename.from);
  const single = [...told].filter(([, rename]) => sources.filter((from) => from === rename.from).length === 1);
  return { renames: [...renames, ...single.map(([, rename]) => rename)], evolve: evolve.filter((rule) => !single.some(([each]) => each === rule)) };
}

function columnRead(former: ReadonlyMap<string, unknown>, table: TableObject, forward: string | null): string | undefined {
  const name = /^"(?:[^"]|"")+"$/u.test(forward ?? "")
    ? (forward ?? "").slice(1, -1).replaceAll('""', '"')
    : /^[a-z_][\w$]*$/u.test(forward ?? "")
      ? (forward ?? "")
      : null;
  const address = name === null ? undefined : columnAddress(table, name);
  return address !== undefined && former.has(address) ? address : undefined;
}
