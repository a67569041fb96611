import type { Address, ConstraintObject, TableObject } from "../types/catalog.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { quoteIdent } from "../render/names.ts";
import { tableAddress, type PlanContext } from "./plan-context.ts";
import type { Referrer, SyncGroup } from "./sync-group.ts";

/** The groups, each with the foreign keys that refer to its columns: they are made again with the key, whosever columns they are over. */
export function withReferrers(context: PlanContext, groups: readonly SyncGroup[]): readonly SyncGroup[] {
  const groupOver = (table: string, columns: readonly string[]): SyncGroup | undefined =>
    groups.find((group) => group.table.address === table && group.former.some((each) => columns.includes(each.column.name)));
  const keys = [...context.base.values()]
    .filter((object): object is ConstraintObject => object.kind === "constraint" && object.references !== null)
    .sort((left, right) => compareCodePoints(left.address, right.address));
  const found = keys.flatMap((key): readonly (Referrer & { readonly to: SyncGroup })[] => {
    const to = groupOver(key.references?.table ?? "", key.references?.columns ?? []);
    return to === undefined ? [] : [{ to, key, after: laterOf(context, key), own: groupOver(tableAddress(key.schema, key.table), key.columns) ?? null }];
  });
  const carried = new Set(found.flatMap(({ key, after }) => [key.address, after?.address ?? key.address]));
  return groups.map((group) => ({ ...group, carried, referrers: found.filter(({ to }) => to === group).map(({ key, after, own }) => ({ key, after, own })) }));
}

/** Other tables that foreign keys from, or to, a column lead to: Postgres makes the keys again with the column's type, and locks both ends. */
export function tablesBoundBy(context: PlanContext, { address }: TableObject, column: string): readonly Address[] {
  const ends = [...context.base.values()].flatMap((key): readonly Address[] => {
    if (key.kind !== "constraint" || key.references === null) return [];
    const [from, to] = [tableAddress(key.schema, key.table), key.references.table];
    return [...(from === address && key.columns.includes(column) ? [to] : []), ...(to === address && key.references.columns.includes(column) ? [from] : [])];
  });
  return [...new Set(ends)].filter((end) => end !== address).sort(compareCodePoints);
}

function laterOf(context: PlanContext, key: ConstraintObject): ConstraintObject | null {
  const renamed = context.changes.find((change) => change.kind === "rename" && change.before.address === key.address);
  const after = renamed?.kind === "rename" ? renamed.after : context.after.get(key.address);
  return after?.kind === "constraint" ? after : sameColumns(context, key);
}

/** One that comes under another name, between the same columns by their later names, takes its place. */
function sameColumns(context: PlanContext, key: ConstraintObject): ConstraintObject | null {
  const later = (table: Address, columns: readonly string[]): string =>
    columns
      .map((column) => {
        const from = `column:${table.slice("table:".length)}.${quoteIdent(column)}`;
        return context.columnRenames.get(from)?.name ?? column;
      })
      .join("\n");
  const table = tableAddress(key.schema, key.table);
  const created = context.changes.flatMap((change) =>
    change.kind === "create" && change.after.kind === "constraint" && change.after.references?.table === key.references?.table ? [change.after] : [],
  );
  const found = created.filter(
    (each) =>
      each.type === "foreign" &&
      tableAddress(each.schema, each.table) === table &&
      each.columns.join("\n") === later(table, key.columns) &&
      each.references?.columns.join("\n") === later(key.references?.table ?? "", key.references?.columns ?? []),
  );
  return found[0] ?? null;
}
