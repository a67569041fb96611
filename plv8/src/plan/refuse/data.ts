import type { Address, TableObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { batchKey } from "../batch-key.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { isConstant } from "../constant-expression.ts";
import { tableOf, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { stuckBy } from "./published.ts";
import { refusal } from "./refusal.ts";

/** Tables whose values go to an archive that nothing could bring back to their rows, or that hide rows from their owner. */
export function refuseData(context: PlanContext, groups: readonly SyncGroup[]): readonly Issue[] {
  const tables = new Map<Address, { readonly table: TableObject; readonly archived: readonly string[] }>();
  const written = (table: TableObject, archived: readonly string[]): void => {
    tables.set(table.address, { table, archived: [...(tables.get(table.address)?.archived ?? []), ...archived] });
  };
  for (const group of groups) written(group.table, group.lossless ? [] : group.former.map((each) => each.column.name));
  for (const change of context.changes) {
    const object = change.kind === "drop" ? change.before : change.after;
    if (object.kind !== "column") continue;
    const table = tableOf(context.after, object);
    if (table === null || !context.base.has(table.address)) continue;
    if (
      change.kind === "drop" &&
      context.sizeOf(table.address) !== "empty" &&
      object.generated === null &&
      !groups.some((group) => group.former.some((each) => each.column.address === object.address))
    )
      written(table, [object.name]);
    const rule = context.evolve.find((each) => each.column === object.address);
    if (change.kind === "create" && (rule?.fill ?? object.default) !== null && !isConstant(rule?.fill ?? object.default ?? "")) written(table, []);
  }
  return [...tables.values()].flatMap(({ table, archived }) => [
    ...refuseHeirs(context, table, archived),
    ...(archived.length > 0 && batchKey(context.after, table) === null
      ? [
          refusal(
            "no-key",
            table.address,
            `${table.name} has no primary key and no unique key without nulls: values of ${archived.join(", ")} would be lost for good, as no archive could say which row they belong to`,
            "Add a primary key first, in a version of its own (an identity column will do).",
          ),
        ]
      : []),
    ...filledWhilePublished(context, table),
    ...(table.force_row_security
      ? [
          refusal(
            "forced-row-security",
            table.address,
            `row security of ${table.name} is forced on its owner: rows would be skipped in silence`,
            "Take FORCE away first (force_row_security), in a model version of its own.",
          ),
        ]
      : []),
  ]);
}

/** Rows that nobody may update can't be filled. */
function filledWhilePublished(context: PlanContext, table: TableObject): readonly Issue[] {
  const before = context.base.get(table.address);
  const publication = before?.kind === "table" && context.sizeOf(table.address) !== "empty" ? stuckBy(context.base, before, "update") : null;
  return publication === null
    ? []
    : [
        refusal(
          "no-replica-identity",
          table.address,
          `rows of ${table.name} would be filled, and Postgres refuses to update them: publication ${publication} publishes updates, and ${table.name} has no replica identity`,
          `First, in a version of its own: alter table … replica identity full, or a primary key.`,
        ),
      ];
}

/** Values of heirs would go to the archive under a key that is the parent's alone; and without a key only the parent's own blocks would be filled. */
function refuseHeirs(context: PlanContext, table: TableObject, archived: readonly string[]): readonly Issue[] {
  const heir = heirsOf(context.base, table.address).find((each) => each.partition_of === null);
  if (heir === undefined || (archived.length === 0 && batchKey(context.base, table) !== null)) return [];
  return [
    refusal(
      "inherited",
      table.address,
      `${heir.name} inherits from ${table.name}: ${archived.length > 0 ? `values of ${archived.join(", ")} in its rows could not be kept under the key of ${table.name}` : `${table.name} has no key, and its rows are filled block by block, table by table`}`,
      "Take the inheritance away in a version of its own (no inherit), change each table, then give it back; or change it by hand in a maintenance window.",
    ),
  ];
}
