import type { Issue } from "../../types/issue.ts";
import { childrenOf, tableOf, type PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

/**
 * Indexes of partitions that ATTACH would take for parts of an index above, and keys that are such parts: which is whose can't be told while everybody works.
 */
export function refuseParts(context: PlanContext): readonly Issue[] {
  return [...refuseTwins(context), ...refuseKeyParts(context)];
}

/** Of two indexes alike Postgres makes the elder one the part, which is to stay the table's own. A new table's come when it has joined. */
function refuseTwins(context: PlanContext): readonly Issue[] {
  return [...context.after.values()].flatMap((table) => {
    const before = context.base.get(table.address);
    if (table.kind !== "table" || table.partition_of === null || before?.kind !== "table" || before.partition_of?.parent === table.partition_of.parent)
      return [];
    const above = context.after.get(table.partition_of.parent);
    if (above?.kind !== "table" || !context.base.has(above.address)) return [];
    const indexes = childrenOf(context.after, above).flatMap((child) => (child.kind === "index" ? [child] : []));
    return childrenOf(context.after, table).flatMap((own) => {
      const twin =
        own.kind === "index" && own.attached_to === undefined && (table.copies ?? []).every(({ name }) => name !== own.name)
          ? indexes.find((each) => tail(each.definition) === tail(own.definition) && each.unique === own.unique)
          : undefined;
      return twin === undefined
        ? []
        : [
            refusal(
              "not-online",
              own.address,
              `${table.name} joins ${above.name} with an index ${own.name} like ${twin.name} there: Postgres would make it the part of ${twin.name}, and it is to stay an index of its own beside that`,
              `Leave ${own.name} away: the part of ${twin.name} serves the same statements; or make it again in a version of its own, when ${table.name} has joined.`,
            ),
          ];
    });
  });
}

function tail(definition: string): string {
  return definition.slice(definition.indexOf(" USING "));
}

/** A partition's own key that is a part of an index above. */
function refuseKeyParts(context: PlanContext): readonly Issue[] {
  return context.changes.flatMap((change) => {
    if (
      change.kind !== "create" ||
      change.after.kind !== "constraint" ||
      change.after.part_of === undefined ||
      tableOf(context.after, change.after)?.partition_of == null
    )
      return [];
    const { after } = change;
    const above = context.base.get(tableOf(context.after, after)?.partition_of?.parent ?? "");
    return above === undefined
      ? []
      : [
          refusal(
            "key-in-index",
            after.address,
            `key ${after.name} of partition ${after.table} is to be its part of ${after.part_of?.replace(":", " ") ?? "an index above"}: it can't be built beside it, nor come with a partition that joins`,
            `Join or keep ${after.table} first; then by hand: alter table … add constraint ${after.name} … using index (the part); then compare again.`,
          ),
        ];
  });
}
