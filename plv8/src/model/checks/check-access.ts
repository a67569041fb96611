import { containers, nearable, numbers, searchable, unordered } from "../type-traits.ts";
import { own } from "../own.ts";
import { didYouMean } from "../did-you-mean.ts";
import type { Path } from "../path.ts";
import { columnsByName } from "../table-shape.ts";
import type { CheckInput } from "./check.ts";

/** Access patterns ask for things that exist, and can be served. */
export function checkAccess({ model, things, report }: CheckInput): void {
  const seen = new Set<string>();
  let share = 0;
  for (const [index, pattern] of model.access.entries()) {
    const path: Path = ["access", index];
    share += pattern.share ?? 0;
    if (seen.has(pattern.name))
      report.error("model.duplicate-name", [...path, "name"], `Two access patterns are named \`${pattern.name}\`.`, "Rename one of them.");
    seen.add(pattern.name);
    const thing = things.get(pattern.entity);
    if (thing === undefined) continue;
    const names = [...columnsByName(thing, model, things).keys()];
    for (const part of ["equals", "range", "sort", "search", "returns", "aggregates", "contains", "near"] as const) {
      const asked = pattern[part] ?? [];
      (typeof asked === "string" ? [asked] : asked).forEach((said, position) => {
        const name = part === "sort" ? said.replace(/^-/, "") : said;
        const type = own(thing.attributes, name)?.type;
        const at: Path = part === "near" ? [...path, part] : [...path, part, position];
        if (!names.includes(name)) {
          const guess = didYouMean(name, names);
          report.error(
            "model.unknown-attribute",
            at,
            `${thing.name} has no attribute \`${name}\`${guess}`,
            `Write an attribute or a to-one key of ${thing.name}: ${names.slice(0, 20).join(", ")}.`,
          );
        } else if (part === "search" && !searchable.includes(type ?? "")) {
          report.error(
            "model.search-type",
            at,
            `\`${name}\` is not text: words can't be searched in it.`,
            "Search text attributes; compare others by equals or range.",
          );
        } else if (["equals", "range", "sort"].includes(part) && unordered.includes(type ?? "")) {
          report.error(
            "model.access-type",
            at,
            `\`${name}\` is ${type ?? ""}: it can't be compared or sorted by.`,
            type === "json"
              ? "Declare the part that is asked for as an attribute of its own."
              : containers.includes(type ?? "")
                ? `Write contains: [${name}].`
                : nearable.includes(type ?? "")
                  ? `Write near: ${name}.`
                  : `Write search: [${name}].`,
          );
        } else if (part === "contains" && !containers.includes(type ?? "")) {
          report.error(
            "model.access-type",
            at,
            `\`${name}\` holds one value: nothing lies in it.`,
            `Write equals: [${name}]; \`contains\` is for ${containers.join(", ")}.`,
          );
        } else if (part === "near" && !nearable.includes(type ?? "")) {
          report.error("model.access-type", at, `\`${name}\` has no neighbours.`, `Write sort: [${name}]; \`near\` is for ${nearable.join(", ")}.`);
        } else if (part === "aggregates" && !numbers.includes(type ?? "")) {
          report.error("model.aggregate-type", at, `\`${name}\` is not a number: it can't be summed.`, "Aggregate integers, decimals or money.");
        }
      });
    }
    const asked = [...pattern.equals, ...pattern.range, ...pattern.sort.map((name) => name.replace(/^-/, ""))];
    if (asked.length + pattern.search.length === 0 && pattern.when === undefined && pattern.contains === undefined && pattern.near === undefined) {
      report.error(
        "model.access-empty",
        path,
        `${pattern.name} asks for nothing: it reads every row.`,
        "Add equals, range, sort, search, contains, near or when; or remove it.",
      );
    }
    if (pattern.search.length > 0 && asked.length > 0) {
      report.warn(
        "model.access-search",
        path,
        `${pattern.name} searches words and compares values: the index serves the words only.`,
        "Split it into two patterns if both must be fast.",
      );
    }
    if (pattern.by !== undefined && pattern.search.length === 0)
      report.error("model.contradiction", [...path, "by"], `${pattern.name} searches nothing, so \`by\` has no meaning.`, "Add search: [ … ], or remove `by`.");
    if (pattern.by === "likeness" && !model.extensions.includes("pg_trgm")) {
      report.error(
        "model.needs-extension",
        [...path, "by"],
        `${pattern.name} searches by likeness, which needs the extension pg_trgm; conventions.extensions does not name it.`,
        "Install it (create extension pg_trgm schema public) and write conventions: { extensions: [pg_trgm] }; or by: words.",
      );
    }
    for (const name of new Set(pattern.equals)) {
      if (pattern.range.includes(name))
        report.error("model.contradiction", [...path, "range"], `\`${name}\` is compared by = already.`, "Name it in equals or in range, not in both.");
    }
  }
  if (share > 100) report.error("model.share", ["access"], `The shares of the access patterns add up to ${share} %.`, "Lower them to 100 % or less in all.");
}
