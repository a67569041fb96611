import type { AccessPattern } from "../../model/schema-document.ts";
import { columnsByName } from "../../model/table-shape.ts";
import type { Thing } from "../../model/resolved.ts";
import type { DesignInput } from "../design-input.ts";
import type { ColumnShape, Part } from "../part.ts";
import { widthOf } from "../size/width-of.ts";

/** Widest projection that is worth carrying in an index, in bytes. */
const widest = 32;

/** Columns that a pattern shows and that an index could carry, when what is shown is small; else none. */
export function projectionOf(thing: Thing, pattern: AccessPattern, columns: readonly ColumnShape[], input: DesignInput): readonly string[] {
  const names = columnsByName(thing, input.model, input.things);
  const asked = new Set([...pattern.equals, ...pattern.range, ...pattern.sort.map((said) => said.replace(/^-/, ""))].map((name) => names.get(name) ?? name));
  const shown = [...new Set(pattern.returns.map((name) => names.get(name) ?? name))].filter((name) => !asked.has(name));
  const bytes = shown.reduce((sum, name) => sum + widthOf(columns.find((shape) => shape.name === name)?.type ?? "text").bytes, 0);
  return bytes <= widest ? shown : [];
}

/** True where reads prevail so far that an index carries what is shown. */
export function carriesProjection({ model }: DesignInput): boolean {
  return model.workload === "read_heavy" || model.workload === "analytical";
}

/** True where an index carries what is added up: not where writes prevail. */
export function carriesSums({ model }: DesignInput): boolean {
  return model.workload !== "write_heavy";
}

/** Where writes prevail, what is added up is read from the table. */
function sumDecision(pattern: AccessPattern): NonNullable<Part["decisions"]>[number] {
  return {
    subject: `access.${pattern.name}`,
    rule: "access.sum-from-table",
    reason: `${pattern.name} adds up ${pattern.aggregates.join(", ")} from the table: writes prevail, and pages that were just written are read for every answer anyway.`,
    cites: [`access.${pattern.name}`, "intent.workload"],
    rejected: `INCLUDE (${pattern.aggregates.join(", ")}): an entry for every row, where rows with the same key share one`,
    cost: "reads each row that is added up; many rows: keep closed sums in an entity of their own",
  };
}

/** What becomes of `returns` and `aggregates`: carried by the index where reads prevail, else read from the table, and why. */
export function projectionDecisions(
  thing: Thing,
  patterns: readonly { readonly pattern: AccessPattern }[],
  columns: readonly ColumnShape[],
  input: DesignInput,
): NonNullable<Part["decisions"]> {
  const summed = carriesSums(input)
    ? []
    : patterns.flatMap(({ pattern }) => (pattern.aggregates.length === 0 || pattern.stale_for !== undefined ? [] : [sumDecision(pattern)]));
  return [
    ...summed,
    ...patterns.flatMap(({ pattern }): NonNullable<Part["decisions"]> => {
      if (pattern.returns.length === 0 || pattern.search.length > 0) return [];
      const shown = projectionOf(thing, pattern, columns, input);
      if (carriesProjection(input)) {
        return shown.length === 0
          ? []
          : [
              {
                subject: `access.${pattern.name}`,
                rule: "access.include",
                reason: `${shown.join(", ")} stand in the index too: ${pattern.name} reads the index only.`,
                cites: [`access.${pattern.name}`, "intent.workload"],
                rejected: "reading each row from the table",
                cost: "a change of one of them writes the index",
              },
            ];
      }
      return [
        {
          subject: `access.${pattern.name}`,
          rule: "access.rows-from-table",
          reason: `${pattern.name} reads what it shows (${pattern.returns.join(", ")}) from the table: with workload ${input.model.workload} a smaller index and updates that leave it alone are worth more.`,
          cites: [`access.${pattern.name}`],
          rejected: shown.length === 0 ? "an index with all of it: too wide" : `INCLUDE (${shown.join(", ")}): every change of these would write the index`,
          cost: null,
        },
      ];
    }),
  ];
}
