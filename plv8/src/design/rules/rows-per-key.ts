import { expectedRows } from "../../model/expected-rows.ts";
import { rowsAtHorizon } from "../../model/horizon.ts";
import type { Thing } from "../../model/resolved.ts";
import { keyColumns, ownerColumns } from "../../model/table-shape.ts";
import type { DesignInput } from "../design-input.ts";

/** A foreign key with the rows that one value of it has on average, now or at the horizon, whichever is more. */
export type RowsPerKey = { readonly columns: readonly string[]; readonly rows: number; readonly says: string; readonly cites: readonly string[] };

/** The foreign keys of which the model says how many rows there are on both sides; the tenant's own is not one of them, tenants differ too much. */
export function rowsPerKey(thing: Thing, input: DesignInput): readonly RowsPerKey[] {
  const { model, things } = input;
  const keys = [
    ...thing.keys.map((key) => ({ to: key.to, columns: keyColumns(thing, key, things.get(key.to)!, model), says: `the key of ${key.role}` })),
    ...(thing.within === null ? [] : [{ to: thing.within, columns: ownerColumns(thing, model, things), says: `the key of ${thing.within}` }]),
  ];
  return keys.flatMap(({ to, columns, says }): readonly RowsPerKey[] => {
    const target = things.get(to);
    if (target === undefined || to === model.tenant) return [];
    const [all, them] = [rowsAtHorizon(thing, input), rowsAtHorizon(target, input)];
    if (all === null || them === null) return [];
    const now = expectedRows(thing.entity!.scale!, 0) / Math.max(1, expectedRows(target.entity!.scale!, 0));
    return [{ columns, rows: Math.max(now, all / Math.max(1, them)), says, cites: [`entities.${thing.name}.scale`, `entities.${to}.scale`] }];
  });
}
