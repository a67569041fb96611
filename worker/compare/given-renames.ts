/** What a person said about renames: `--rename old=new`, hints in SQL, ids of models. A hint that matches nothing is an error, never a guess. */
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { didYouMean, knownNames, resolvedHint } from "../sql-input/known-names.ts";
import { issueAt, type SqlIssue } from "../sql-input/sql-issue.ts";
import { UnreadableSide, type ReadSide } from "./read-sides.ts";
import { typedRename } from "./typed-rename.ts";

/** Addresses. */
export type Rename = { readonly from: string; readonly to: string };

export type Compared = { readonly from: Catalog; readonly to: Catalog; readonly schemas: readonly string[] };

export function givenRenames(left: ReadSide, right: ReadSide, compared: Compared, words: readonly string[]): readonly Rename[] {
  const hints = right.desired?.renames ?? [];
  if (words.length + hints.length === 0) return byIds(left, right);
  const [before, after] = [knownNames(compared.from), knownNames(compared.to)];
  const issues: SqlIssue[] = [];
  const typed = words.map((word) => typedRename(word, before, after, compared.schemas));
  const hinted = hints
    .map((hint) => resolvedHint(hint, before, after))
    .flatMap((hint): readonly Rename[] => {
      if (before.has(hint.from) && !after.has(hint.from)) return [{ from: hint.from, to: hint.to }];
      if (before.has(hint.to) && !before.has(hint.from)) return [];
      const [what, name] = [hint.from.slice(0, hint.from.indexOf(":")).replaceAll("_", " "), hint.from.slice(hint.from.indexOf(":") + 1)];
      const reason = after.has(hint.from)
        ? `${what} ${name} still stands in the new schema too`
        : `there is no ${what} ${name} to rename${didYouMean(hint.from, new Set([...before].filter((address) => !after.has(address))))}`;
      issues.push(
        issueAt(hint.source, hint.start, {
          code: "sql.rename-hint",
          message: `the rename hint matches nothing: ${reason}`,
          hint: "correct the former name, or take the hint away",
        }),
      );
      return [];
    });
  if (issues.length > 0) throw new UnreadableSide("a rename hint matches nothing", issues, right.sources);
  return [...typed, ...hinted, ...byIds(left, right)].filter(
    (rename, at, all) => all.findIndex((other) => other.from === rename.from && other.to === rename.to) === at,
  );
}

/** Schemas that the former names of renames begin with. */
export function schemasSpokenOf(right: ReadSide, words: readonly string[]): readonly string[] {
  const names = [...words.map((word) => word.slice(0, Math.max(0, word.indexOf("=")))), ...(right.desired?.renames ?? []).map((hint) => hint.from)];
  return [
    ...new Set(
      names
        .map((name) => /^(?:[a-z_]+:)?("(?:[^"]|"")+"|[^".(]+)/u.exec(name)?.[1] ?? "")
        .map((name) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name)),
    ),
  ];
}

/** Two versions of one model tell by their ids. */
function byIds(left: ReadSide, right: ReadSide): readonly Rename[] {
  if (left.design === null || right.design === null) return [];
  const later = new Map(right.design.ids.map((entry) => [entry.id, entry.address]));
  return left.design.ids.flatMap(({ id, address }) => {
    const to = later.get(id);
    return to === undefined || to === address ? [] : [{ from: address, to }];
  });
}
