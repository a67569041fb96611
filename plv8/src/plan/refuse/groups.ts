import type { ColumnObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { compareCodePoints } from "../../catalog/compare-code-points.ts";
import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { allPartitions, partitionedBy } from "../partitions.ts";
import { childrenOf, columnAddress, columnsOf, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { counterparts } from "../recipes/exchange-keys.ts";
import { touchesColumns } from "../touches.ts";
import { refuseKeys } from "./keys.ts";
import { refuseReaders } from "./readers.ts";
import { refusal } from "./refusal.ts";

/** Triggers and rules of others that would put the two shapes out of step. */
function refuseForeign(context: PlanContext, group: SyncGroup): readonly Issue[] {
  const former = context.tableRenames.find((rename) => rename.to.address === group.table.address)?.from ?? group.table;
  const issues: Issue[] = [];
  for (const child of childrenOf(context.live, former)) {
    if (child.kind !== "trigger" || child.enabled === "disabled" || compareCodePoints(child.name, group.triggerName) <= 0) continue;
    if (/ BEFORE .* FOR EACH ROW /su.test(child.definition))
      issues.push(
        refusal(
          "later-trigger",
          child.address,
          `trigger ${child.name} of ${group.table.name} fires after the one that keeps ${group.later.map((each) => each.column.name).join(", ")} in step and could change them`,
          `Rename it so that it sorts before ${group.triggerName}, then plan again.`,
        ),
      );
  }
  for (const object of context.live.values()) {
    if (object.kind === "rule" && object.depends_on.includes(former.address))
      issues.push(
        refusal(
          "rule",
          object.address,
          `rule ${object.name} rewrites statements on ${group.table.name}: its columns can't be kept in step`,
          "Replace the rule by a trigger or drop it, then plan again.",
        ),
      );
  }
  return issues;
}

/** Columns that can't be kept in two shapes. */
export function refuseGroups(context: PlanContext, groups: readonly SyncGroup[]): readonly Issue[] {
  return groups.flatMap((group) => [
    ...refuseKeys(context, group, groups),
    ...refuseColumns(context, group),
    ...refuseFamily(context, group),
    ...refuseWay(context, group),
    ...refuseChain(context, group),
    ...refuseNameUsedAgain(context, group, groups),
    ...refuseForeign(context, group),
  ]);
}

function refuseColumns(context: PlanContext, group: SyncGroup): readonly Issue[] {
  const columns: readonly ColumnObject[] = [...group.former.map((each) => each.column), ...group.later.map((each) => each.column)];
  const issues: Issue[] = columns
    .filter((column) => column.generated !== null || (column.identity !== null && !countsOn(group, column)))
    .map((column) =>
      refusal(
        "computed-column",
        column.address,
        `${group.table.name}.${column.name} is ${column.identity === null ? "generated" : "an identity column"}: a trigger can't keep it in step`,
        "Make it a plain column first, or drop it and add the new one.",
      ),
    );
  for (const child of childrenOf(context.base, group.table)) {
    if (
      child.kind !== "column" ||
      !touchesColumns(
        child,
        group.former.map((each) => each.column.name),
      )
    )
      continue;
    issues.push(
      refusal(
        "computed-column",
        child.address,
        `${group.table.name}.${child.name} is generated from ${group.former.map((each) => each.column.name).join(", ")}: it would have to be written again for every row`,
        `Drop ${child.name} in a model version of its own, then change the column, then add it again.`,
      ),
    );
  }
  if (group.exchange) issues.push(...refuseReaders(context, group));
  const key = group.table.partition_key;
  const bound = childrenOf(context.after, group.table).find(
    (child) =>
      child.kind === "constraint" &&
      child.type !== "check" &&
      touchesColumns(
        child,
        group.later.map((each) => each.column.name),
      ),
  );
  if (key !== null && bound !== undefined) {
    issues.push(
      refusal(
        "partitioned",
        bound.address,
        `${bound.name} of partitioned ${group.table.name} is a key over ${group.later.map((each) => each.column.name).join(", ")}, which changes its shape: keys there are not kept in two shapes`,
        "Take the key out of the model first and give it back when the column is changed.",
      ),
    );
  }
  const parted = partitionedBy(
    context,
    group.table,
    group.former.map((each) => each.column.name),
  );
  if (parted !== undefined) {
    issues.push(
      refusal(
        "partitioned",
        parted.address,
        `${parted.name} is partitioned by ${group.former.map((each) => each.column.name).join(", ")}: what rows lie where would change`,
        "Make a new table partitioned by the new column and move the rows over.",
      ),
    );
  }
  return issues;
}

/** The counter of a column goes to the one that takes its place over. */
function countsOn(group: SyncGroup, column: ColumnObject): boolean {
  return counterparts(group).some(
    ({ former, later }) => (former.column === column || later.column === column) && ["smallint", "integer", "bigint"].includes(later.column.type),
  );
}

/** A row trigger of a parent does not see the rows of its heirs, and a partition's own index or check over the column would leave with it. */
function refuseFamily(context: PlanContext, group: SyncGroup): readonly Issue[] {
  const names = group.former.map((each) => each.column.name);
  const heir = heirsOf(context.base, group.table.address).find((each) => each.partition_of === null);
  const inherited = heir ?? (group.table.inherits.length > 0 && context.base.get(group.table.inherits[0] ?? "")?.kind === "table" ? group.table : undefined);
  const issues =
    inherited === undefined || !familyHas(context, group, names)
      ? []
      : [
          refusal(
            "inherited",
            group.table.address,
            `${names.join(", ")} of ${group.table.name} is inherited${heir === undefined ? "" : ` by ${heir.name}`}: both shapes would have to be kept in step in every table of the family at once`,
            "Take the inheritance away in a version of its own (no inherit), change each table, then give it back; or change it by hand in a maintenance window.",
          ),
        ];
  const above = new Set(childrenOf(context.base, group.table).map((child) => child.name));
  const own = allPartitions(context, group.table)
    .flatMap((part) => childrenOf(context.base, part))
    .filter(
      (child) =>
        (child.kind === "index" || child.kind === "constraint") && !(child.kind === "constraint" && above.has(child.name)) && touchesColumns(child, names),
    );
  return [
    ...issues,
    ...own.map((child) =>
      refusal(
        "partitioned",
        child.address,
        `${child.name} is an own ${child.kind} of partition ${"table" in child ? child.table : ""} over ${names.join(", ")}, which becomes another column: it would leave with the former one`,
        `Say it of ${group.table.name} instead, or drop it in a version of its own and give it back afterwards.`,
      ),
    ),
  ];
}

function familyHas(context: PlanContext, group: SyncGroup, names: readonly string[]): boolean {
  const others = [
    ...heirsOf(context.base, group.table.address),
    ...group.table.inherits.flatMap((parent) => {
      const table = context.base.get(parent);
      return table?.kind === "table" ? [table] : [];
    }),
  ];
  return others.some((table) => names.some((name) => context.base.has(columnAddress(table, name))));
}

/** What the new application writes must be readable for the old one. */
function refuseWay(context: PlanContext, group: SyncGroup): readonly Issue[] {
  const later = columnsOf(context.after, group.table).map((column) => column.name);
  return group.former.flatMap((former) => {
    if (former.back === null) {
      return [
        refusal(
          "no-way-back",
          former.column.address,
          `${group.table.name}.${former.column.name} can't be kept in step: no expression says how it follows from ${group.later.map((each) => each.column.name).join(", ")}`,
          `Give \`back\` under evolve for ${group.later[0]?.column.name ?? "the new column"} (in SQL, before that column: -- @back EXPRESSION).`,
        ),
      ];
    }
    if (mentionedColumns(former.back, later).length === 0)
      return [
        refusal(
          "no-way-back",
          former.column.address,
          `back expression of ${group.table.name}.${former.column.name} reads none of the table's columns: ${former.back}`,
          "Write it over the new columns.",
        ),
      ];
    return [];
  });
}

/** A name that another column still needs. */
function refuseChain(context: PlanContext, group: SyncGroup): readonly Issue[] {
  const own = new Set(group.former.map((each) => each.column.name));
  const standing = columnsOf(context.base, group.table).map((column) => column.name);
  return group.later
    .filter((each) => standing.includes(each.column.name) && !own.has(each.column.name))
    .map((each) =>
      refusal(
        "name-taken",
        each.column.address,
        `${group.table.name}.${each.column.name} takes the name of a column that stands until the plan is completed`,
        "Do it in two model versions: free the name first, complete, then take it.",
      ),
    );
}

/** The name that a renamed column gives up, for a column that comes: until the plan is completed both releases mean the former one by it. */
function refuseNameUsedAgain(context: PlanContext, group: SyncGroup, groups: readonly SyncGroup[]): readonly Issue[] {
  const staged = new Set(groups.flatMap((each) => each.later.map(({ column }) => column.address)));
  return group.former.flatMap(({ column }) => {
    const renamed = context.columnRenames.get(column.address);
    return renamed === undefined || !context.after.has(column.address) || staged.has(column.address)
      ? []
      : [
          refusal(
            "name-taken",
            column.address,
            `${group.table.name}.${column.name} is to be another column while the one that has the name becomes ${renamed.name}: until the plan is completed the former name stands for the former column`,
            `Do it in two versions: first rename ${column.name} to ${renamed.name} and complete, then add the new ${column.name}; or do it by hand in a maintenance window (data-architect diff --plain prints it).`,
          ),
        ];
  });
}
