import type { ResolvedModel, Thing } from "./resolved.ts";
import { expectedRows } from "./expected-rows.ts";

/** Tables below this many expected rows are not partitioned. */
export const partitionFrom = 50_000_000;

const defaultHorizon = 36;

/** Rows of a thing at the horizon; null where the model does not say how many there are. */
export function rowsAtHorizon(thing: Thing, { model }: { readonly model: ResolvedModel }): number | null {
  const scale = thing.entity?.scale;
  return scale === undefined ? null : expectedRows(scale, model.horizon ?? defaultHorizon);
}

/** How many periods a table that is cut by time has until the horizon. */
export function partitionSteps(thing: Thing, { model }: { readonly model: ResolvedModel }): number {
  const step = { month: 1, quarter: 3, year: 12 }[thing.entity?.partitions?.every ?? "month"];
  return Math.ceil((model.horizon ?? defaultHorizon) / step);
}
