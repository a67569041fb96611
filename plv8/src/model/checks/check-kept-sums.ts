import { formatPath, type Path } from "../path.ts";
import { countColumn } from "../vocabulary.ts";
import type { CheckInput } from "./check.ts";

/** Sums that may be old are read by everybody who may read them, and by what they are kept for. */
export function checkKeptSums({ model, things, report }: CheckInput): void {
  for (const [index, pattern] of model.access.entries()) {
    if (pattern.stale_for === undefined) continue;
    const path: Path = ["access", index, "stale_for"];
    if (pattern.aggregates.length === 0)
      report.error("model.contradiction", path, `${pattern.name} sums nothing: there is nothing to keep ready.`, "Add aggregates: [ … ], or remove stale_for.");
    if (pattern.equals.length === 0)
      report.error(
        "model.contradiction",
        path,
        `${pattern.name} does not say what the sums are for.`,
        "Add equals: [ … ]: one row is kept for each of its values; or remove stale_for.",
      );
    const narrowed = (["range", "sort", "search", "contains", "near", "when"] as const).find((part) => {
      const said = pattern[part];
      return said !== undefined && said.length > 0;
    });
    if (narrowed !== undefined)
      report.error(
        "model.contradiction",
        path,
        `${pattern.name} also asks by \`${narrowed}\`, which kept sums do not know.`,
        `Remove ${narrowed} or stale_for.`,
      );
    const thing = things.get(pattern.entity);
    if (thing?.tenant === "tenant" || thing?.tenant === "owned") {
      report.error(
        "model.contradiction",
        path,
        `Kept sums have no row security: every tenant would read those of all (${formatPath(["intent", "tenancy"])} separates ${thing.name} by rows).`,
        "Remove stale_for; or declare a `global` entity that holds the sums, and fill it.",
      );
    }
    for (const name of pattern.equals) {
      if (name === countColumn || pattern.aggregates.some((sum) => `${sum}_sum` === name))
        report.error("model.name-collision", path, `The kept sums have a column ${name} of their own.`, "Give the attribute another name.");
    }
  }
}
