/** Which table and column is which across versions: an id per thing, kept through renames. */
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Design } from "../../plv8/src/types/design.ts";
import type { RenameHint } from "./rename-hints.ts";
import { issueAt, type SqlIssue, type SqlResult } from "./sql-issue.ts";

/**
 * A thing keeps the id that the former version knows at its address, or at the address that a hint names; a new one is called by its address. A hint
 * that has done its work already is silent; one that matches nothing is an issue.
 */
export function designIds(catalog: Catalog, former: Design | null, hints: readonly RenameHint[]): SqlResult<Design["ids"]> {
  const known = new Map((former?.ids ?? []).map(({ id, address }) => [address, id]));
  const here = new Set(catalog.objects.map((object) => object.address));
  const from = new Map<string, string>();
  const issues: SqlIssue[] = [];
  for (const hint of hints) {
    if (known.has(hint.from) && !here.has(hint.from)) from.set(hint.to, hint.from);
    else if (!known.has(hint.to) || here.has(hint.from)) issues.push(issueAt(hint.source, hint.start, { code: "sql.rename-hint", message: `the rename hint matches nothing: ${reason(hint.from, here, former)}`, hint: "correct the former name, or take the hint away" }));
  }
  if (issues.length > 0) return { ok: false, issues };
  const moved = (address: string): string => from.get(address) ?? movedWithTable(address, from);
  const taken = new Set<string>();
  const ids = catalog.objects.filter((object) => object.kind === "table" || object.kind === "column").map(({ address }) => {
    const id = known.get(moved(address)) ?? fresh(address, known, taken);
    taken.add(id);
    return { id, address };
  });
  return { ok: true, value: ids.sort((left, right) => compareCodePoints(left.id, right.id)), warnings: [] };
}

/** A column goes with its table. */
function movedWithTable(address: string, from: ReadonlyMap<string, string>): string {
  for (const [to, former] of from) {
    const prefix = `column:${to.slice("table:".length)}.`;
    if (to.startsWith("table:") && address.startsWith(prefix)) return `column:${former.slice("table:".length)}.${address.slice(prefix.length)}`;
  }
  return address;
}

/** Its address, or with a number where a renamed thing keeps that as its id. */
function fresh(address: string, known: ReadonlyMap<string, string>, taken: ReadonlySet<string>): string {
  const used = new Set([...known.values(), ...taken]);
  let id = address;
  for (let n = 2; used.has(id); n += 1) id = `${address} ${String(n)}`;
  return id;
}

function reason(from: string, here: ReadonlySet<string>, former: Design | null): string {
  const name = from.replace(":", " ");
  if (here.has(from)) return `${name} still stands in the text too`;
  return former === null ? `no version has been applied yet, so that ${name} is nothing known` : `the applied version has no ${name}`;
}
