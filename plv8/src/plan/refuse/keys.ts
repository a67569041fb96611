import type { ColumnObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { isSlow } from "../is-slow.ts";
import { childrenOf, columnsOf, tableAddress, tableOf, type PlanContext } from "../plan-context.ts";
import { isPrimary, primaryOver, successorsOf } from "../recipes/successors.ts";
import { isMadeWith } from "../shared-parts.ts";
import type { Referrer, SyncGroup } from "../sync-group.ts";
import { touchesColumns } from "../touches.ts";
import { refusal } from "./refusal.ts";

/** Keys and foreign keys over columns in two shapes: what can't be built beside them, and exchanged with them in a moment. */
export function refuseKeys(context: PlanContext, group: SyncGroup, groups: readonly SyncGroup[]): readonly Issue[] {
  return [
    ...refusePrimary(context, group),
    ...refuseSlow(context, group),
    ...refuseShared(context, group),
    ...group.referrers.flatMap((referrer) => refuseReferrer(context, group, referrer, groups)),
  ];
}

function namesOf(group: SyncGroup): readonly string[] {
  return group.former.map((each) => each.column.name);
}

/** One key takes the other's place: when the columns change names, or when the plan is completed. */
function refusePrimary(context: PlanContext, group: SyncGroup): readonly Issue[] {
  const primary = primaryOver(context.base, group);
  if (primary === null || !isMadeWith(group, primary, namesOf(group)) || successorsOf(context, group).some(isPrimary)) return [];
  return [
    refusal(
      "key-column",
      group.table.address,
      `${namesOf(group).join(", ")} of ${group.table.name} becomes another column while the primary key ${primary.name} over it leaves or is made over others`,
      "Do it in two versions: first the column, then the key.",
    ),
  ];
}

/** No index that is built before can be taken over. */
function refuseSlow(context: PlanContext, group: SyncGroup): readonly Issue[] {
  const names = group.later.map((each) => each.column.name);
  return childrenOf(context.after, group.table).flatMap((child) =>
    child.kind === "constraint" && isSlow(child) && touchesColumns(child, names)
      ? [
          refusal(
            "not-online",
            child.address,
            `${child.name} of ${group.table.name} (${child.type === "exclusion" ? "exclusion" : "without overlaps"}) is over ${names.join(", ")}, which becomes another column: it has no form that is built while everybody works`,
            "Take the constraint away in a version of its own, change the column, then give it back; or change it by hand in a maintenance window.",
          ),
        ]
      : [],
  );
}

/** What is over both is made with the exchange, beside what serves meanwhile: no index of a partitioned table is. */
function refuseShared(context: PlanContext, group: SyncGroup): readonly Issue[] {
  if (!group.exchange || group.table.partition_key === null) return [];
  return [...group.shared].flatMap((address) => {
    const child = context.base.get(address) ?? context.after.get(address);
    return child?.kind !== "constraint" && child?.kind !== "index"
      ? []
      : [
          refusal(
            "key-column",
            address,
            `${child.name} of partitioned table ${group.table.name} is over ${namesOf(group).join(", ")}, which becomes another column of the same name, and over columns that get other names`,
            "Do it in two versions: first the types, then the names.",
          ),
        ];
  });
}

function refuseReferrer(context: PlanContext, group: SyncGroup, { key, after, own }: Referrer, groups: readonly SyncGroup[]): readonly Issue[] {
  const stands = `${key.address.replace(":", " ")} refers to ${namesOf(group).join(", ")} of ${group.table.name}, which becomes another column`;
  const refuse = (why: string, hint: string): readonly Issue[] => [refusal("referenced-column", key.address, `${stands}: ${why}`, hint)];
  const table = tableOf(context.base, key);
  const takeAway = `Take the foreign key ${key.name} away in a version of its own, change the column, then give it back.`;
  if (!context.after.has(tableAddress(key.schema, key.table)))
    return refuse(`${key.table} leaves only when the plan is completed`, `Drop ${key.table} in a version of its own first.`);
  if (table !== null && (table.partition_key !== null || table.partition_of !== null))
    return refuse(`${key.table} is partitioned, and its foreign keys are not made beside each other`, takeAway);
  if (own !== null && own.functionName !== group.functionName && reaches(own, group, groups))
    return refuse("the keys refer to each other in a circle", takeAway);
  if (after?.references == null) return [];
  const columns = new Map(columnsOf(context.after, { schema: after.schema, name: after.table }).map((column) => [column.name, column]));
  const referred = new Map(columnsOf(context.after, group.table).map((column) => [column.name, column]));
  const apart = after.columns.find((name, at) => !comparable(columns.get(name), referred.get(after.references?.columns[at] ?? "")));
  return apart === undefined
    ? []
    : refuse(
        `${key.table}.${apart} (${columns.get(apart)?.type ?? "?"}) can't be compared with it then`,
        `Give ${key.table}.${apart} the same type in the same version.`,
      );
}

/** Does the exchange of one wait for that of the other? */
function reaches(from: SyncGroup, to: SyncGroup, groups: readonly SyncGroup[], seen: ReadonlySet<string> = new Set()): boolean {
  if (seen.has(from.functionName)) return false;
  const whole = groups.find((group) => group.functionName === from.functionName);
  return (whole?.referrers ?? []).some(
    ({ own }) =>
      own !== null &&
      own.functionName !== from.functionName &&
      (own.functionName === to.functionName || reaches(own, to, groups, new Set([...seen, from.functionName]))),
  );
}

/** Has Postgres an equality between them that an index of the referred column serves? */
function comparable(own: ColumnObject | undefined, referred: ColumnObject | undefined): boolean {
  if (own === undefined || referred === undefined) return false;
  const family = (type: string): string =>
    ["smallint", "integer", "bigint"].includes(type)
      ? "integer"
      : /^(?:text|character varying(?:\(\d+\))?)$/u.test(type)
        ? "text"
        : type.replace(/\(.*\)$/u, "");
  return family(own.type) === family(referred.type) || (family(own.type) === "integer" && family(referred.type) === "numeric");
}
