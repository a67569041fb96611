import { sqlTokens, type SqlToken } from "../catalog/sql-tokens.ts";
import type { Address, CatalogObject, ColumnObject } from "../types/catalog.ts";
import { unquoteIdent } from "../render/names.ts";

type Renamed = ReadonlyMap<Address, ColumnObject>;

/**
 * Is one text the other as Postgres writes it after columns were renamed: `a` is `label`, in a list of results `label AS a`? Only where the names before
 * and after are of no other column that the objects need; else no.
 */
export function sameWhenRenamed(before: CatalogObject, after: CatalogObject, texts: readonly (readonly [string, string])[], columns: Renamed): boolean {
  const renames = [...columns].filter(([from, to]) => before.depends_on.includes(from) || before.depends_on.includes(to.address));
  if (renames.length === 0) return false;
  const names = new Map<string, string>();
  for (const [from, to] of renames) {
    const [old, table] = [lastName(from), from.slice(0, from.lastIndexOf("."))];
    const others = [...before.depends_on, ...after.depends_on].filter(
      (need) => need.startsWith("column:") && need !== from && need !== to.address && !need.startsWith(`${table}.`) && [old, to.name].includes(lastName(need)),
    );
    if (others.length > 0 || names.has(old)) return false;
    names.set(old, to.name);
  }
  return texts.every(([former, later]) => same(significant(former), significant(later), names));
}

function same(former: readonly SqlToken[], later: readonly SqlToken[], names: ReadonlyMap<string, string>): boolean {
  let at = 0;
  for (const token of former) {
    const other = later[at++];
    if (other === undefined) return false;
    if (token.text === other.text) continue;
    if (token.name === null || names.get(token.name) !== other.name) return false;
    if (later[at]?.name === "as" && later[at + 1]?.name === token.name) at += 2;
  }
  return at === later.length;
}

function significant(text: string): readonly SqlToken[] {
  return sqlTokens(text).filter((token) => token.text.trim() !== "");
}

function lastName(address: Address): string {
  return unquoteIdent(/(?:"(?:[^"]|"")*"|[^".]+)$/u.exec(address)?.[0] ?? "");
}
