/** What a person said about renames: `--rename old=new`, hints in SQL, ids of models. A hint that matches nothing is an error, never a guess. */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { issueAt, type SqlIssue } from "../sql-input/sql-issue.ts";
import { UnreadableSide, type ReadSide } from "./read-sides.ts";

/** Addresses. */
export type Rename = { readonly from: string; readonly to: string };

type Compared = { readonly from: Catalog; readonly to: Catalog; readonly schemas: readonly string[] };

export function givenRenames(left: ReadSide, right: ReadSide, compared: Compared, words: readonly string[]): readonly Rename[] {
  const before = new Set(compared.from.objects.map((object) => object.address));
  const after = new Set(compared.to.objects.map((object) => object.address));
  const issues: SqlIssue[] = [];
  const typed = words.flatMap((word) => typedRename(word, before, after, compared.schemas));
  const hinted = (right.desired?.renames ?? []).flatMap((hint): readonly Rename[] => {
    if (before.has(hint.from) && !after.has(hint.from)) return [{ from: hint.from, to: hint.to }];
    if (before.has(hint.to) && !before.has(hint.from)) return [];
    const [what, name] = [hint.from.slice(0, hint.from.indexOf(":")), hint.from.slice(hint.from.indexOf(":") + 1)];
    const reason = after.has(hint.from) ? `${what} ${name} still stands in the new schema too` : `there is no ${what} ${name} to rename`;
    issues.push(issueAt(hint.source, hint.start, { code: "sql.rename-hint", message: `the rename hint matches nothing: ${reason}`, hint: "correct the former name, or take the hint away" }));
    return [];
  });
  if (issues.length > 0) throw new UnreadableSide("a rename hint matches nothing", issues, right.sources);
  return [...typed, ...hinted, ...byIds(left, right)].filter((rename, at, all) => all.findIndex((other) => other.from === rename.from && other.to === rename.to) === at);
}

/** `table=table` or `table.column=table.column`, with or without schema; on the right a bare name is enough. */
function typedRename(word: string, before: ReadonlySet<string>, after: ReadonlySet<string>, schemas: readonly string[]): readonly Rename[] {
  const [old = "", later = "", ...more] = word.split("=");
  if (old === "" || later === "" || more.length > 0) throw new UnreadableSide(`--rename ${word}: write old=new, for example customers.name=customers.full_name`);
  const candidates = (name: string): readonly string[] => [name, ...schemas.map((schema) => `${schema}.${name}`)].flatMap((path) => [`table:${path}`, `column:${path}`]);
  const from = candidates(old).filter((address) => before.has(address));
  const prefix = old.includes(".") && !later.includes(".") ? [...new Set(from.map((address) => address.slice(address.indexOf(":") + 1, address.lastIndexOf("."))))] : [];
  const to = [...candidates(later), ...prefix.map((table) => `column:${table}.${later}`), ...prefix.map((schema) => `table:${schema}.${later}`)].filter((address) => after.has(address));
  const pairs = from.flatMap((left) => to.filter((right) => right.slice(0, right.indexOf(":")) === left.slice(0, left.indexOf(":"))).map((right) => ({ from: left, to: right })));
  const [only] = pairs;
  if (only === undefined) throw new UnreadableSide(`--rename ${word} matches nothing: ${from.length === 0 ? `there is no table or column ${old} on the left` : `there is no ${later} of the same kind on the right`}`);
  if (pairs.length > 1) throw new UnreadableSide(`--rename ${word} matches more than one: say it with its schema, and a column with its table`);
  return [only];
}

/** Two versions of one model tell by their ids. */
function byIds(left: ReadSide, right: ReadSide): readonly Rename[] {
  if (left.design === null || right.design === null) return [];
  const later = new Map(right.design.ids.map((entry) => [entry.id, entry.address]));
  return left.design.ids.flatMap(({ id, address }) => { const to = later.get(id); return to === undefined || to === address ? [] : [{ from: address, to }]; });
}
