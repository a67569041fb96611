/** Which thing is which across versions: an id per table and column, and of what has had another name, kept through renames. */
import { compareCodePoints } from "../../plv8/src/catalog/compare-code-points.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import type { Design } from "../../plv8/src/types/design.ts";
import { didYouMean, knownNames, resolvedHint } from "./known-names.ts";
import type { RenameHint } from "./rename-hints.ts";
import { issueAt, type SqlIssue, type SqlResult } from "./sql-issue.ts";

/**
 * A thing keeps the id that the former version knows at its address, or at the address that a hint names; a new one is called by its address. A hint
 * that has done its work already is silent; one that matches nothing is an issue.
 */
export function designIds(catalog: Catalog, former: Design | null, hints: readonly RenameHint[]): SqlResult<Design["ids"]> {
  const known = new Map((former?.ids ?? []).map(({ id, address }) => [address, id]));
  const before = former === null ? new Set<string>() : knownNames(former.catalog);
  const here = knownNames(catalog);
  const from = new Map<string, string>();
  const issues: SqlIssue[] = [];
  for (const hint of hints.map((each) => resolvedHint(each, before, here))) {
    if (before.has(hint.from) && !here.has(hint.from)) from.set(hint.to, hint.from);
    else if (!before.has(hint.to) || here.has(hint.from))
      issues.push(
        issueAt(hint.source, hint.start, {
          code: "sql.rename-hint",
          message: `the rename hint matches nothing: ${reason(hint.from, here, former)}${didYouMean(hint.from, new Set([...before].filter((address) => !here.has(address))))}`,
          hint: "correct the former name, or take the hint away",
        }),
      );
  }
  if (issues.length > 0) return { ok: false, issues };
  const moved = (address: string): string => from.get(address) ?? movedWith(address, from);
  const taken = new Set<string>();
  const ids = catalog.objects
    .filter((object) => object.kind === "table" || object.kind === "column")
    .map(({ address }) => {
      const id = known.get(moved(address)) ?? fresh(address, known, taken);
      taken.add(id);
      return { id, address };
    });
  const others = [...new Set([...from.keys(), ...known.keys()])]
    .filter((address) => !/^(?:table|column):/u.test(address) && here.has(address))
    .map((address) => ({ id: known.get(moved(address)) ?? moved(address), address }));
  return { ok: true, value: [...ids, ...others].sort((left, right) => compareCodePoints(left.id, right.id)), warnings: [] };
}

/** A column goes with its table, both go with their schema. */
function movedWith(address: string, from: ReadonlyMap<string, string>): string {
  const at = address.indexOf(":") + 1;
  for (const kind of ["table:", "schema:"]) {
    for (const [to, former] of from) {
      const later = `${to.slice(kind.length)}.`;
      if (to.startsWith(kind) && address.slice(at).startsWith(later))
        return `${address.slice(0, at)}${former.slice(kind.length)}.${address.slice(at + later.length)}`;
    }
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
