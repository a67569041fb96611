import type { TableObject, TriggerObject } from "../../types/catalog.ts";
import type { Lock, Phase } from "../../types/plan.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { hazard } from "../../hazards/hazard.ts";
import { addNotValid, constraintIsValid, dropConstraint, dropConstraintIfExists, validateConstraint } from "../../render/alter-constraint.ts";
import { createTrigger, dropTrigger } from "../../render/alter-trigger.ts";
import { qualifiedName, quoteLiteral } from "../../render/names.ts";
import { boundCondition, wholeCondition } from "../bound-condition.ts";
import { checkDraft, inSequence, nothingToUndo, scanDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { defaultPartition, defaultPartitions } from "../partitions.ts";
import { childrenOf, tableAddress, type PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { exclusive, queue } from "./not-null.ts";

/** A valid check that says the bound spares ATTACH its scan, of the table and of the default partition. */
export function attachDrafts(context: PlanContext, parent: TableObject, table: TableObject, bound: string, phase: Phase): readonly Draft[] {
  const condition = wholeCondition(context, parent, bound);
  const others = bound === "DEFAULT" ? undefined : defaultBeside(context, parent);
  const rest = others === undefined || context.sizeOf(others.address) === "empty" ? null : boundCondition(context, parent, bound);
  const filled = context.base.has(table.address) && context.sizeOf(table.address) !== "empty" && condition !== null;
  const checks = [
    ...(filled ? boundCheck(table, condition, table) : []),
    ...(rest === null || others === undefined ? [] : boundCheck(others, `not (${rest})`, table)),
  ];
  const [name, up] = [qualifiedName(table.schema, table.name), qualifiedName(parent.schema, parent.name)];
  const locks: readonly Lock[] = [...exclusive(table), ...(others === undefined ? [] : exclusive(others))];
  const gone = [
    ...(filled ? [dropConstraint(name, checkName(table, table))] : []),
    ...(rest === null || others === undefined ? [] : [dropConstraint(qualifiedName(others.schema, others.name), checkName(others, table))]),
  ];
  const triggers = ownTriggers(context, parent, table);
  const apart: readonly Lock[] = [...exclusive(parent), ...exclusive(table), ...(others === undefined ? [] : exclusive(others))];
  const attach = transactionDraft({
    phase: checks.length > 0 && phase === "expand" ? "switch" : phase,
    kind: "attach_partition",
    object: table.address,
    what: `${table.name} becomes a partition of ${parent.name}: ${bound}`,
    uses: [table.address],
    requires: [...checks.map((draft) => draft.id), ...(["expand", "switch", "contract"] as const).map((each) => `${each} attach_partition ${parent.address}`)],
    locks,
    also: [
      { relation: parent.address, mode: "SHARE UPDATE EXCLUSIVE" },
      ...defaultPartitions(context, parent)
        .filter((each) => each.address !== table.address && each.address !== others?.address)
        .flatMap(exclusive),
      ...boundTables(context, parent, context.base.has(table.address)),
    ],
    statements: [...triggers.map((each) => dropTrigger(each)), `alter table ${up} attach partition ${name} ${bound}`, ...gone],
    undo: undoBy(apart, [`alter table ${up} detach partition ${name}`, ...triggers.flatMap((each) => createTrigger(each))]),
    hazards: [queue(table)],
  });
  const looks = [
    ...(filled ? [look(table, table, `not (${condition})`, `outside of ${bound}`)] : []),
    ...(rest === null || others === undefined ? [] : [look(table, others, rest, `within ${bound}, which is to be ${table.name}'s: move them first`)]),
  ];
  return [...looks, ...checks, attach];
}

/** The default partition that a new one comes to: not one that is to have a bound itself. */
function defaultBeside(context: PlanContext, parent: TableObject): TableObject | undefined {
  const found = defaultPartition(context, parent);
  const after = context.after.get(found?.address ?? "");
  return after?.kind === "table" && after.partition_of?.bound !== "DEFAULT" ? undefined : found;
}

/** Triggers that it has by itself until then and its parent's afterwards, under the same names. */
export function ownTriggers(context: PlanContext, parent: TableObject, table: TableObject): readonly TriggerObject[] {
  const names = new Set(childrenOf(context.after, parent).flatMap((child) => (child.kind === "trigger" ? [child.name] : [])));
  return childrenOf(context.base, table).flatMap((child) =>
    child.kind === "trigger" && names.has(child.name) && !context.after.has(child.address) ? [child] : [],
  );
}

function look(partition: TableObject, read: TableObject, condition: string, where: string): Draft {
  const draft = checkDraft({
    phase: "check",
    kind: "check_bound",
    object: partition.address,
    what: `no row of ${read.name} lies ${where}`,
    locks: [{ relation: read.address, mode: "ACCESS SHARE" }],
    query: `select pg_catalog.count(*) || ${quoteLiteral(` rows of ${read.name} lie ${where}`)} as what from ${qualifiedName(read.schema, read.name)} where ${condition} having pg_catalog.count(*) > 0`,
  });
  return { ...draft, id: `${draft.id} ${read.address}` };
}

/**
 * The parent's foreign keys, from it and to it, become the partition's too; one of its own that they take over leaves its triggers behind on the table referred
 * to.
 */
function boundTables(context: PlanContext, parent: TableObject, stood: boolean): readonly Lock[] {
  const family = [parent.address, ...ancestorsOf(context.after, parent).map((above) => above.address)];
  const keys = [...context.after.values()].flatMap((each) =>
    each.kind === "constraint" && each.references !== null ? [{ own: tableAddress(each.schema, each.table), referred: each.references.table }] : [],
  );
  const referred = keys.flatMap(({ own, referred: to }) => (family.includes(own) ? [to] : []));
  const referring = keys.flatMap(({ own, referred: to }) => (family.includes(to) && !family.includes(own) ? [own] : []));
  return [...new Set([...referred, ...referring])]
    .sort()
    .map((relation): Lock => ({ relation, mode: stood && referred.includes(relation) ? "ACCESS EXCLUSIVE" : "SHARE ROW EXCLUSIVE" }));
}

export function checkName(table: TableObject, partition: TableObject): string {
  return table === partition || table.address === partition.address ? transitionName("bound", partition.name) : transitionName("bound", partition.name, "rest");
}

export function boundCheck(table: TableObject, condition: string, partition: TableObject): readonly Draft[] {
  const [name, check, locks] = [qualifiedName(table.schema, table.name), checkName(table, partition), exclusive(table)];
  const drafts = [
    transactionDraft({
      phase: "expand",
      kind: "add_bound",
      object: partition.address,
      what: `refuse rows of ${table.name} outside of the bound of ${partition.name} (check, not read yet)`,
      locks,
      statements: [addNotValid(name, check, `check (${condition})`)],
      undo: undoBy(locks, [dropConstraintIfExists(name, check)]),
      hazards: [queue(table), hazard("both_shapes_bind", `from this step on ${table.name} takes no row that does not fit: who writes one gets an error`)],
    }),
    scanDraft({
      phase: "validate",
      kind: "validate_bound",
      object: partition.address,
      what: `read ${table.name}: every row fits`,
      locks: [{ relation: table.address, mode: "SHARE UPDATE EXCLUSIVE" }],
      statement: validateConstraint(name, check),
      probe: constraintIsValid(name, check),
      undo: nothingToUndo,
      hazards: [hazard("long_scan", `${table.name} is read once`), hazard("check_on_data", `a row of ${table.name} outside of the bound stops the step`)],
    }),
  ];
  return inSequence(drafts.map((draft) => ({ ...draft, id: `${draft.id} ${table.address}` })));
}
