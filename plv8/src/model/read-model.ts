import type { Design } from "../types/design.ts";
import type { Issue } from "../types/issue.ts";
import { checkAccess } from "./checks/check-access.ts";
import { checkAreas } from "./checks/check-areas.ts";
import { checkAttributes } from "./checks/check-attributes.ts";
import type { CheckInput } from "./checks/check.ts";
import { checkDependencies } from "./checks/check-dependencies.ts";
import { checkEvolve } from "./checks/check-evolve.ts";
import { checkIds } from "./checks/check-ids.ts";
import { checkKeys } from "./checks/check-keys.ts";
import { checkNames } from "./checks/check-names.ts";
import { checkOnlyWhile } from "./checks/check-only-while.ts";
import { checkOwnership } from "./checks/check-ownership.ts";
import { checkPartitions } from "./checks/check-partitions.ts";
import { checkReferences } from "./checks/check-references.ts";
import { checkRetention } from "./checks/check-retention.ts";
import { checkRepeats } from "./checks/check-repeats.ts";
import { checkRules } from "./checks/check-rules.ts";
import { checkStates } from "./checks/check-states.ts";
import { checkTenancy } from "./checks/check-tenancy.ts";
import { checkConditions } from "./checks/check-conditions.ts";
import { checkImmutable } from "./checks/check-immutable.ts";
import { checkNoOverlap } from "./checks/check-no-overlap.ts";
import { checkKeptSums } from "./checks/check-kept-sums.ts";
import { checkPrivate } from "./checks/check-private.ts";
import { checkSums } from "./checks/check-sums.ts";
import { checkAuthors } from "./checks/check-authors.ts";
import { checkTemporal } from "./checks/check-temporal.ts";
import { checkTypes } from "./checks/check-types.ts";
import { checkVisible } from "./checks/check-visible.ts";
import { checkUnique } from "./checks/check-unique.ts";
import { checkLimits } from "./checks/check-limits.ts";
import { fillDocument } from "./fill-document.ts";
import { readText } from "./read-text.ts";
import type { Report } from "./report.ts";
import { resolve } from "./resolve.ts";
import { byName, type ResolvedModel } from "./resolved.ts";
import { documentSchema, type ModelDocument } from "./schema-document.ts";
import { reportZodIssues } from "./zod-issues.ts";

/** A document that is sound: as written with every default, and with its references followed. */
export type ModelRead =
  | { readonly ok: true; readonly document: ModelDocument; readonly model: ResolvedModel; readonly report: Report }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads and checks a model document. All problems come at once, each with path, line and remedy; the report of a sound one holds the warnings.
 * `former` is the last version's design: `evolve` speaks of its columns.
 */
export function readModel(text: string, former: Design | null): ModelRead {
  const read = readText(text);
  const { report } = read;
  if ("unreadable" in read) return { ok: false, issues: report.issues };
  if (typeof read.value !== "object" || read.value === null || Array.isArray(read.value)) {
    report.error("model.not-a-map", [], "The document is not a model: it holds no keys.", "Start with `model: name` and `entities:`.");
    return { ok: false, issues: report.issues };
  }
  if (!checkLimits(read.value as Record<string, unknown>, report)) return { ok: false, issues: report.issues };
  const parsed = documentSchema.safeParse(read.value);
  if (!parsed.success) {
    reportZodIssues(parsed.error.issues, read.value, report);
    return { ok: false, issues: sortIssues(report.issues) };
  }
  const document = parsed.data;
  const model = resolve(document);
  check({ document, model, things: byName(model), report }, former);
  if (report.failed()) return { ok: false, issues: sortIssues(report.issues) };
  return { ok: true, document: fillDocument(document, model), model, report };
}

function check(input: CheckInput, former: Design | null): void {
  const references = checkReferences(input);
  const ownership = checkOwnership(input);
  checkAreas(input);
  checkAttributes(input);
  checkStates(input);
  checkTypes(input);
  checkImmutable(input);
  checkTemporal(input);
  checkAuthors(input);
  checkIds(input);
  checkRetention(input);
  if (!references || !ownership) return;
  checkTenancy(input);
  checkUnique(input);
  checkKeys(input);
  checkNames(input);
  checkRules(input);
  checkConditions(input);
  checkNoOverlap(input);
  checkSums(input);
  checkRepeats(input);
  checkOnlyWhile(input);
  checkPartitions(input);
  checkDependencies(input);
  checkAccess(input);
  checkPrivate(input);
  checkKeptSums(input);
  checkVisible(input);
  checkEvolve(input, former);
}

/** In the order of the text. Where there is an error, a warning about the same value says nothing more. */
export function sortIssues(issues: readonly Issue[]): readonly Issue[] {
  const wrong = new Set(issues.filter((issue) => issue.severity === "error").map((issue) => issue.path));
  return issues
    .filter((issue) => issue.severity === "error" || !wrong.has(issue.path))
    .map((issue, index) => ({ issue, index }))
    .sort((left, right) => (left.issue.line ?? 0) - (right.issue.line ?? 0) || (left.issue.column ?? 0) - (right.issue.column ?? 0) || left.index - right.index)
    .map(({ issue }) => issue);
}
