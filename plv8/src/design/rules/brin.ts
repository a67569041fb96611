import type { AccessPattern } from "../../model/schema-document.ts";
import { columnsByName } from "../../model/table-shape.ts";
import type { Thing } from "../../model/resolved.ts";
import { quoteIdent } from "../../render/names.ts";
import type { DesignInput } from "../design-input.ts";
import { generatedName, indexAddress } from "../names.ts";
import { indexObject } from "../objects.ts";
import type { Part } from "../part.ts";
import { rowsAtHorizon } from "../../model/horizon.ts";

/** From how many expected rows on block ranges beat a b-tree for reading periods. */
const worthFrom = 1_000_000;

/** The time column that a pattern reads a period of, when rows lie in the order of that time: written once, with the time of writing; else null. */
export function blockRangeColumn(thing: Thing, pattern: AccessPattern, input: DesignInput): string | null {
  const [name, ...more] = pattern.range;
  if (name === undefined || more.length + pattern.equals.length + pattern.sort.length + pattern.search.length > 0 || pattern.when !== undefined) return null;
  const attribute = thing.attributes[name];
  const written = name === "created_at" || (attribute?.type === "timestamp" && attribute.default === "now");
  if (!written || thing.entity?.immutable !== true || (rowsAtHorizon(thing, input) ?? 0) < worthFrom) return null;
  return columnsByName(thing, input.model, input.things).get(name) ?? null;
}

/** Periods of a log are read by block ranges: a few kilobytes for millions of rows. */
export function brinRule(thing: Thing, patterns: readonly { readonly pattern: AccessPattern }[], input: DesignInput): Part {
  const columns = new Map<string, string[]>();
  for (const { pattern } of patterns) {
    const column = blockRangeColumn(thing, pattern, input);
    if (column !== null) columns.set(column, [...(columns.get(column) ?? []), pattern.name]);
  }
  const made = [...columns].map(([column, serves]) => ({ column, serves, name: generatedName([thing.table, column, "brin"], "idx") }));
  return {
    objects: made.map(({ column, serves, name }) =>
      indexObject(input.settings, thing.table, {
        name,
        method: "brin",
        keys: [{ text: quoteIdent(column), key: column }],
        columns: [column],
        comment: `Serves ${serves.join(", ")}: periods of rows that lie in the order of their time.`,
      }),
    ),
    decisions: made.map(({ column, serves, name }) => ({
      subject: indexAddress(input.settings.schema, name),
      rule: "access.brin",
      reason: `${serves.join(", ")} reads periods of ${column}, and rows are written once, in its order: the smallest and greatest time of each block range is enough.`,
      cites: [...serves.map((pattern) => `access.${pattern}`), `entities.${thing.name}.immutable`],
      rejected: "a b-tree: 22 bytes a row, to find what lies together anyway",
      cost: "under a hundred bytes per megabyte of table",
    })),
  };
}
