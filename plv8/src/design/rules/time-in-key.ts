import type { Thing } from "../../model/resolved.ts";
import { tenantColumn } from "../../model/table-shape.ts";
import type { DesignInput } from "../design-input.ts";
import { rangeColumn } from "./partitions.ts";

/** Where the time stands that a table is cut by: its column, and the question that reads a tenant's rows in its order, when the key can serve that. */
export type TimeInKey = { readonly column: string; readonly serves: string | null };

/**
 * The primary key of a table that is cut by time holds the time. After the id it only makes the key unique; before it, the key also answers what reads a
 * tenant's rows in their order. A table that stands keeps the key that it has.
 */
export function timeInKey(thing: Thing, input: DesignInput): TimeInKey | null {
  const column = rangeColumn(thing, input);
  if (column === null) return null;
  const question = input.model.access.find(
    (pattern) =>
      pattern.entity === thing.name &&
      pattern.when === undefined &&
      pattern.search.length === 0 &&
      pattern.equals.every((name) => name === input.model.tenant) &&
      [...pattern.sort.map((said) => said.replace(/^-/, "")), ...pattern.range].every((name) => name === column) &&
      pattern.sort.length + pattern.range.length > 0,
  );
  const fits =
    question !== undefined &&
    thing.within === null &&
    thing.entity?.immutable === true &&
    tenantColumn(thing, input.model) !== null &&
    (formerKey(thing, input)?.at(-1) ?? "id") !== column;
  return { column, serves: fits ? question.name : null };
}

function formerKey(thing: Thing, { former }: DesignInput): readonly string[] | null {
  const table = former?.ids.find((entry) => entry.id === thing.id)?.address;
  const key = former?.catalog.objects.find((object) => object.kind === "constraint" && object.type === "primary" && object.depends_on.includes(table ?? ""));
  return key?.kind === "constraint" ? key.columns : null;
}
