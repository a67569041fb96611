/** What a migration brings into the schema: findings over the catalog that were not there before it. */
import type { Rename } from "../../plv8/src/diff/rename-map.ts";
import { knownKeys } from "../../plv8/src/lints/known-keys.ts";
import { lint } from "../../plv8/src/lints/lint.ts";
import type { LintFinding } from "../../plv8/src/lints/lint-rule.ts";
import { named } from "../../plv8/src/lints/lookup.ts";
import type { Catalog } from "../../plv8/src/types/catalog.ts";
import { placeOf } from "../sql-input/place.ts";
import type { ReadScript, Statement } from "../sql-input/read-script.ts";

export type PlacedLint = LintFinding & { readonly file: string; readonly line: number; readonly column: number };

/** Rules that say nothing of what a migration does; a constraint is rightly validated by a later one. */
const QUIET = new Set(["undocumented_table", "undocumented_columns", "undocumented_routine", "unlinked_table", "not_validated_constraint"]);

/** New findings, each at the first statement that speaks of its object. `renames`: that the script makes. */
export function newLints(before: Catalog, after: Catalog, major: number, script: ReadScript, renames: readonly Rename[] = []): readonly PlacedLint[] {
  const known = knownKeys(before, after, renames, major);
  return lint({ catalog: after, major, facts: null })
    .filter((finding) => !known.has(finding.key) && !QUIET.has(finding.rule))
    .map((finding) => {
      const statement = speaksOf(finding, script.statements);
      const place = statement === undefined ? { line: 1, column: 1 } : placeOf(statement.source.text, statement.start);
      return { ...finding, file: (statement ?? script.statements[0])?.source.name ?? "", ...place };
    });
}

/** The first statement that names most of what the finding is about. */
export function speaksOf(finding: LintFinding, statements: readonly Statement[]): Statement | undefined {
  const [, ...path] = named(finding.address)
    .split(".")
    .map((part) => part.replace(/^"|"$/g, "").replace(/\(.*$/, "").toLowerCase());
  const scored = statements.map((statement) => ({
    statement,
    score: path.filter((part) => new RegExp(`(?<![\\w])${part.replace(/[^\w]/g, "\\$&")}(?![\\w])`, "i").test(statement.text)).length,
  }));
  const best = Math.max(0, ...scored.map((each) => each.score));
  return best === 0 ? undefined : scored.find((each) => each.score === best)?.statement;
}
