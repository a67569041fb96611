import type { z } from "zod";
import { didYouMean } from "./did-you-mean.ts";
import { formatPath, shorten, type Path } from "./path.ts";
import type { Report } from "./report.ts";
import { allowedKeys, attributeTypes } from "./schema-keys.ts";
import { describe, expected, lastName, listOf, remedyForAttribute, remedyForType, sentence, suggestName } from "./zod-words.ts";

type ZodIssue = z.core.$ZodIssue;

/** Writes zod's complaints as issues: what stands there, what was expected, what to write instead. */
export function reportZodIssues(issues: readonly ZodIssue[], document: unknown, report: Report): void {
  for (const issue of issues) reportOne(issue, [], document, report);
}

function reportOne(issue: ZodIssue, prefix: Path, document: unknown, report: Report): void {
  const path: Path = [...prefix, ...(issue.path as (string | number)[])];
  const value = valueAt(document, path);
  switch (issue.code) {
    case "unrecognized_keys":
      for (const key of issue.keys) reportUnknownKey(key, path, document, report, allowedKeys(path, document));
      return;
    case "invalid_type":
      if (value === undefined || value === null) {
        const where = formatPath(path);
        report.error(
          "model.missing",
          path,
          `\`${where === "" ? "document" : lastName(path)}\` is missing: ${expected(issue.expected)} is expected.`,
          `Add \`${lastName(path)}\` with ${expected(issue.expected)}.`,
        );
      } else {
        report.error(
          "model.wrong-type",
          path,
          `${sentence(expected(issue.expected))} is expected, ${describe(value)} found.`,
          path.at(-2) === "attributes" ? remedyForAttribute(value) : remedyForType(issue.expected, value),
        );
      }
      return;
    case "invalid_value": {
      const allowed = issue.values.map(String);
      const guess = typeof value === "string" ? didYouMean(value, allowed) : ".";
      if (value === undefined) report.error("model.missing", path, `\`${lastName(path)}\` is missing.`, `Write one of: ${listOf(allowed)}.`);
      else report.error("model.unknown-value", path, `${sentence(describe(value))} is not allowed here${guess}`, `Write one of: ${listOf(allowed)}.`);
      return;
    }
    case "invalid_union":
      reportUnion(issue, path, value, document, report);
      return;
    case "invalid_key": {
      const name = lastName(path);
      report.error(
        "model.bad-name",
        path,
        `\`${shorten(name)}\` is not a name.`,
        `Write lower-case letters, digits and underscores, a letter first: ${suggestName(name)}.`,
        "key",
      );
      return;
    }
    case "invalid_format":
      reportFormat(issue, path, value, report);
      return;
    case "too_small":
      report.error(
        "model.too-small",
        path,
        `${sentence(describe(value))} is too small or too short: at least ${String(issue.minimum)} is expected.`,
        `Write at least ${String(issue.minimum)}.`,
      );
      return;
    case "too_big":
      report.error(
        "model.too-big",
        path,
        `${sentence(describe(value))} is too big or too long: at most ${String(issue.maximum)} is expected.`,
        `Write at most ${String(issue.maximum)}.`,
      );
      return;
    default:
      report.error("model.invalid", path, `${sentence(describe(value))} is not allowed here.`, "Compare with docs/reference/model.schema.json.");
  }
}

function reportUnion(issue: Extract<ZodIssue, { code: "invalid_union" }>, path: Path, value: unknown, document: unknown, report: Report): void {
  if (issue.discriminator !== undefined) {
    const types = attributeTypes;
    const at = [...path.slice(0, path.at(-1) === issue.discriminator ? -1 : undefined), issue.discriminator];
    const type = valueAt(document, at);
    if (value === undefined || value === null || type === undefined || type === null) {
      report.error("model.missing-type", at, "The attribute has no `type`.", `Write one of: ${types.join(", ")}.`);
    } else {
      const guess = typeof type === "string" ? didYouMean(type, types) : ".";
      report.error("model.unknown-type", at, `${sentence(describe(type))} is not a type${guess}`, `Write one of: ${types.join(", ")}.`);
    }
    return;
  }
  if (typeof value !== "object" || value === null) {
    report.error(
      "model.wrong-type",
      path,
      `${sentence(describe(value))} is not expected here.`,
      path[0] === "relationships" ? "Write { from: …, to: … } or { between: [ …, … ], name: … }." : "Write a number.",
    );
    return;
  }
  const branch = "between" in value || (!("from" in value || "to" in value) && "name" in value) ? 1 : "to_one_of" in value ? 2 : 0;
  for (const inner of issue.errors[branch] ?? issue.errors[0] ?? []) reportOne(inner, path, document, report);
}

function reportUnknownKey(key: string, path: Path, document: unknown, report: Report, allowed: readonly string[]): void {
  const guess = didYouMean(key, allowed);
  const at = [...path, key];
  const trap =
    valueAt(document, at) === null && /\s/.test(key)
      ? "A value with a comma must be quoted: the text after the comma became a key."
      : allowed.length > 0
        ? `Allowed here: ${listOf(allowed)}.`
        : null;
  report.error("model.unknown-key", at, `\`${shorten(key)}\` is not known here${guess}`, trap ?? "Remove it.", "key");
}

function reportFormat(issue: Extract<ZodIssue, { code: "invalid_format" }>, path: Path, value: unknown, report: Report): void {
  const text = String(value);
  const pattern = String((issue as { pattern?: string }).pattern ?? "");
  if (pattern.includes("a-z0-9_]*$") && !pattern.includes("\\.")) {
    report.error(
      "model.bad-name",
      path,
      `${sentence(describe(value))} is not a name.`,
      `Write lower-case letters, digits and underscores, a letter first: ${suggestName(text)}.`,
    );
  } else {
    report.error("model.bad-format", path, `${sentence(describe(value))} does not have the form expected here.`, formatExample(path, pattern));
  }
}

function formatExample(path: Path, pattern: string): string {
  if (pattern.includes(" a (day")) return 'Write it like "5% a month" or "200 a day".';
  if (pattern.includes("day|week")) return 'Write it like "6 years" or "90 days".';
  if (pattern.includes("month|year")) return 'Write it like "3 years".';
  if (pattern.includes("\\d+(")) return 'Write a number like 12 or "12.50".';
  if (path[0] === "evolve") return "Write the key as entity.attribute.";
  return "Compare with docs/reference/model.schema.json.";
}

function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
