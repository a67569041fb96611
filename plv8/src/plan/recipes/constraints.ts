import type { ConstraintObject, TableObject } from "../../types/catalog.ts";
import { addConstraint, dropConstraint, renameConstraint, validateConstraint } from "../../render/alter-constraint.ts";
import { hazard } from "../../hazards/hazard.ts";
import { describe } from "../../render/describe-object.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { isSlow } from "../is-slow.ts";
import type { PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { alterationOf } from "../plain/alteration-of.ts";
import { constraintLocks, dropConstraintDrafts } from "./drop-parts.ts";
import { formerPrimary, isKeyExchange, keyExchange } from "./key-exchange.ts";
import { exclusive, queue, type Holder } from "./not-null.ts";
import { partitionedForeignKeyDrafts, partitionedKeyDrafts } from "./partitioned.ts";
import { dataCheck, duplicateCheck, isCheckable, readsStandingColumns } from "./look-first.ts";
import { notValidThenValidate, uniqueUsingIndex } from "./successors.ts";

/** A constraint on a table that stands: pre-flight look at the data, then the online form. */
export function addConstraintDrafts(
  context: PlanContext,
  table: TableObject,
  constraint: ConstraintObject,
  former: ConstraintObject | null = null,
): readonly Draft[] {
  const primary = former === null ? formerPrimary(context, constraint) : null;
  if (primary !== null) return replaceConstraintDrafts(context, table, primary, constraint);
  const checkable = isCheckable(context, table, constraint);
  if (former === null && table.partition_key !== null && constraint.type !== "check") {
    if (constraint.type === "unique" || constraint.type === "primary")
      return [...(checkable ? [duplicateCheck(table, constraint)] : []), ...partitionedKeyDrafts(context, table, constraint)];
    if (constraint.type === "foreign" && context.settings.major < 18)
      return [...(checkable ? dataCheck(table, constraint) : []), ...partitionedForeignKeyDrafts(context, table, constraint)];
  }
  if (isSlow(constraint)) return [slowDraft(table, constraint, former)];
  if (constraint.type === "unique" || constraint.type === "primary") {
    const columns = constraint.columns.map(quoteIdent).join(", ");
    return [
      ...(checkable ? [duplicateCheck(table, constraint)] : []),
      ...uniqueUsingIndex(table, constraint, transitionName("new", constraint.name), columns, former, []),
    ];
  }
  const stage = former === null ? constraint.name : transitionName("new", constraint.name);
  const built = afterItsKey(context, constraint, notValidThenValidate(table, constraint, stage, constraint.definition, "expand", []));
  return [...(checkable ? dataCheck(table, constraint) : []), ...built];
}

/** Of a small table. */
function slowDraft(table: TableObject, constraint: ConstraintObject, former: ConstraintObject | null): Draft {
  const [name, locks, aside] = [qualifiedName(table.schema, table.name), exclusive(table), transitionName("old", constraint.name)];
  return transactionDraft({
    phase: "switch",
    kind: "add_unique",
    object: constraint.address,
    what: `add ${constraint.name} to ${table.name}, which is small`,
    provides: [constraint.address],
    uses: constraint.depends_on,
    locks,
    statements: [
      ...(former === null ? [] : [renameConstraint(name, constraint.name, aside)]),
      addConstraint(name, constraint.name, constraint.definition),
      ...describe(constraint),
    ],
    undo: undoBy(locks, [dropConstraint(name, constraint.name), ...(former === null ? [] : [renameConstraint(name, aside, constraint.name)])]),
    hazards: [
      queue(table),
      hazard("blocking_scan", `${table.name} is read under the lock; it is small`),
      hazard("unique_on_data", `rows of ${table.name} that overlap stop the step`),
    ],
  });
}

/** A foreign key by a key that comes with the same plan comes behind it, with the switch. */
export function afterItsKey(context: PlanContext, foreign: ConstraintObject, drafts: readonly Draft[]): readonly Draft[] {
  const key = foreign.depends_on.find(
    (need) =>
      need.startsWith("constraint:") &&
      context.after.get(need)?.kind === "constraint" &&
      context.changes.some((change) => change.address === need && (change.kind === "create" || change.kind === "alter")) &&
      context.base.has(foreign.references?.table ?? ""),
  );
  return key === undefined || foreign.references === null
    ? drafts
    : drafts.map((draft, at) => ({
        ...draft,
        phase: "switch" as const,
        requires: [...draft.requires, `switch add_unique ${key}`, ...drafts.slice(0, at).map((each) => each.id)],
      }));
}

/** A constraint that changes keeps its name: the new one is built beside it, names are exchanged at the switch, the former one leaves with the contract. */
export function replaceConstraintDrafts(context: PlanContext, table: TableObject, before: ConstraintObject, after: ConstraintObject): readonly Draft[] {
  const name = qualifiedName(table.schema, table.name);
  const [said, back] = [
    alterationOf(context, { before, after, properties: ["definition"] }),
    alterationOf(context, { before: after, after: before, properties: ["definition"] }),
  ];
  if (!isMadeAgain(said) && said.length === 1 && said[0] === validateConstraint(name, after.name))
    return notValidThenValidate(table, after, after.name, after.definition, "expand", [])
      .slice(1)
      .map((draft) => ({ ...draft, requires: [], undo: { kind: "inert", residue: `${after.name} of ${table.name} stays validated: every row keeps it` } }));
  if (!isMadeAgain(said) && !isMadeAgain(back) && [...said, ...back].every((statement) => !/ validate constraint | enforced$/u.test(statement)))
    return said.length === 0
      ? []
      : [
          transactionDraft({
            phase: "switch",
            kind: "alter_constraint",
            object: after.address,
            what: `${after.name} of ${table.name}: ${after.definition}`,
            uses: after.depends_on,
            locks: constraintLocks(after, table.address, "ACCESS EXCLUSIVE"),
            statements: said,
            undo: undoBy(constraintLocks(after, table.address, "ACCESS EXCLUSIVE"), back),
            hazards: [queue(table)],
          }),
        ];
  if (isKeyExchange(before, after))
    return [...(readsStandingColumns(context, table, after) ? [duplicateCheck(table, after)] : []), ...keyExchange(context, table, before, after)];
  const archived = transitionName("old", after.name);
  const unique = after.type === "unique" || after.type === "primary" || isSlow(after);
  const add = addConstraintDrafts(context, table, after, before);
  const exchange = transactionDraft({
    phase: "switch",
    kind: "exchange_constraint",
    object: after.address,
    what: `${after.name} of ${table.name}: the new definition takes the name over`,
    requires: add.map((draft) => draft.id),
    locks: exclusive(table),
    statements: [renameConstraint(name, after.name, archived), renameConstraint(name, transitionName("new", after.name), after.name)],
    undo: undoBy(exclusive(table), [renameConstraint(name, after.name, transitionName("new", after.name)), renameConstraint(name, archived, after.name)]),
    hazards: [queue(table)],
  });
  return [...add, ...(unique ? [] : [exchange]), ...dropConstraintDrafts(context, { ...before, name: archived }, true)];
}

export function renameConstraintDraft(table: Holder, before: ConstraintObject, after: ConstraintObject): Draft {
  const name = qualifiedName(table.schema, table.name);
  return transactionDraft({
    phase: "switch",
    kind: "rename_constraint",
    object: after.address,
    what: `rename ${before.name} of ${table.name} to ${after.name}`,
    provides: [after.address],
    locks: exclusive(table),
    statements: [renameConstraint(name, before.name, after.name)],
    undo: undoBy(exclusive(table), [renameConstraint(name, after.name, before.name)]),
    hazards: [queue(table)],
  });
}
