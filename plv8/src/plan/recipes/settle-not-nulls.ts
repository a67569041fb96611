import type { Address } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { dropConstraint, dropConstraintIfExists } from "../../render/alter-constraint.ts";
import { qualifiedName } from "../../render/names.ts";
import { inSequence, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { columnsOfFamily, familySteps, heldAsOwn, isInPrimaryKey, saidOfNotNull, toldFamilies, type ToldFamily } from "../not-null/families.ts";
import { tablesOf, type Family, type Member, type NotNull, type NotNulls } from "../not-null/family.ts";
import type { NotNullSteps } from "../not-null/steps.ts";
import { childrenOf, columnAddress, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { checkName, exclusive, lookForEmpty, requireFilled, returnLook, returnRead, type ColumnPlace } from "./not-null.ts";

export type SettledNotNulls = {
  readonly drafts: readonly Draft[];
  /** Columns whose NOT NULL is told, and the id of what tells it. */
  readonly told: ReadonlyMap<Address, string>;
  /** What Postgres can't do. */
  readonly issues: readonly Issue[];
};

/**
 * NOT NULLs of tables that have columns from each other, a whole family at once: those that leave do so first, so that both releases may write; the others come at
 * the switch, when checks have shown every row. Families with a column in two shapes are not among them.
 */
export function settleNotNulls(context: PlanContext, groups: readonly SyncGroup[]): SettledNotNulls {
  const families = toldFamilies(context, saidOfNotNull, (told) => keysOwn(context, told)).filter((told) => isOnline(context, groups, told));
  const settled = families.map((told) => ({ told, drafts: familyDrafts(context, told) }));
  return {
    drafts: settled.flatMap(({ drafts }) => drafts),
    issues: families.flatMap(heldAsOwn),
    told: new Map(
      settled.flatMap(({ told: { family, column } }) => columnsOfFamily(family).map((address) => [address, `switch settle_not_null ${column.address}`])),
    ),
  };
}

/** What waits for a column's NOT NULL waits for its family's. */
export function behindSettled(drafts: readonly Draft[], told: SettledNotNulls["told"]): readonly Draft[] {
  if (told.size === 0) return drafts;
  return drafts.map((draft) => {
    const more = draft.requires.flatMap((id) => told.get(id.replace(/^switch set_not_null /u, "")) ?? []);
    return more.length === 0 ? draft : { ...draft, requires: [...draft.requires, ...more] };
  });
}

/** A primary key of a partition, which is built there before its parent's takes it over, makes the NOT NULL the partition's own (18): one that leaves above stays. */
function keysOwn({ settings }: PlanContext, { family, from, to }: ToldFamily): boolean {
  const comes = ({ table }: Member): boolean => (from.get(table.address) ?? null) === null && (to.get(table.address) ?? null) !== null;
  return settings.major >= 18 && family.members.some((member) => member.touched && member.table.partition_of !== null && comes(member));
}

/** Nothing else is done with these columns that has steps of its own for their NOT NULL. */
function isOnline(context: PlanContext, groups: readonly SyncGroup[], { family, to }: ToldFamily): boolean {
  const columns = new Set(columnsOfFamily(family));
  const inGroup = groups.some((group) => [...group.former, ...group.later].some(({ column }) => columns.has(column.address)));
  const filled = context.evolve.some((rule) => columns.has(rule.column));
  return (
    !inGroup &&
    !filled &&
    family.members.every(({ table }) => {
      const column = context.base.get(columnAddress(table, family.column));
      const leavesKey = column?.kind === "column" && isInPrimaryKey(context.base, column) && (to.get(table.address) ?? null) === null;
      const unread = childrenOf(context.base, table).some((child) => child.kind === "constraint" && !child.valid && child.definition.startsWith("NOT NULL "));
      return !leavesKey && !unread;
    })
  );
}

function familyDrafts(context: PlanContext, { family, column, from, to }: ToldFamily): readonly Draft[] {
  const meanwhile = requiredByBoth(family, from, to);
  const loosen = familySteps(context, family, from, meanwhile);
  const settle = familySteps(context, family, loosen.reached, to);
  const [tighten, unsettle] = [familySteps(context, family, loosen.reached, from), familySteps(context, family, settle.reached, meanwhile)];
  const looks = places(family, settle.begun)
    .filter(({ table }) => (from.get(table.address) ?? null) === null)
    .map(lookForEmpty);
  const what = (words: string): string => `${words} ${family.called} in ${tablesOf(family)}`;
  const expand = told(family, column.address, "expand", what("where both releases need"), loosen, tighten);
  const settled = told(family, column.address, "switch", what("whose the NOT NULLs are of"), settle, unsettle);
  return [...inSequence([...looks, ...expand, ...settled]), ...(expand.length === 0 ? [] : places(family, tighten.begun).map(returnLook))];
}

function told(family: Family, object: Address, phase: "expand" | "switch", what: string, there: NotNullSteps, back: NotNullSteps): readonly Draft[] {
  if (there.statements.length === 0 && back.statements.length === 0) return [];
  const [needed, again] = [places(family, there.begun), places(family, back.begun)];
  const locks = family.members.flatMap(({ table }): readonly Lock[] => exclusive(table));
  return [
    ...needed.flatMap((place) => requireFilled(place, phase === "expand" ? "expand" : "validate", [])),
    transactionDraft({
      phase,
      kind: "settle_not_null",
      object,
      what,
      locks,
      statements: [
        ...there.statements,
        ...needed.map(({ table, column }) => dropConstraint(qualifiedName(table.schema, table.name), checkName(table, column))),
      ],
      undo: undoBy(locks, [
        ...back.statements,
        ...again.map(({ table, column }) => dropConstraintIfExists(qualifiedName(table.schema, table.name), checkName(table, column))),
      ]),
      hazards: [hazard("brief_lock_queue", `${tablesOf(family)}: locked for milliseconds; statements queue behind the lock while it waits`)],
    }),
    ...again.flatMap((place) => returnRead(place, phase)),
  ];
}

/** Where a check shows that rows have a value: one of a partitioned table is one of its partitions. */
function places(family: Family, begun: ReadonlySet<Member>): readonly ColumnPlace[] {
  const tables = new Set([...begun].map(({ table }) => table.address));
  return family.members.flatMap((member): readonly ColumnPlace[] => {
    const { table } = member;
    if (!begun.has(member) || (table.partition_of !== null && tables.has(table.partition_of.parent))) return [];
    return [{ table, column: family.column, object: columnAddress(table, family.column), alone: table.partition_key === null }];
  });
}

/** What stands while both releases work: what both need. */
function requiredByBoth(family: Family, from: NotNulls, to: NotNulls): NotNulls {
  const both = new Map<Address, NotNull | null>();
  for (const { table, parents } of family.members) {
    const [was, is] = [from.get(table.address) ?? null, to.get(table.address) ?? null];
    const inherited = parents.some((parent) => both.get(parent)?.no_inherit === false);
    both.set(table.address, was === null || is === null ? null : { ...was, own: was.own || !inherited });
  }
  return both;
}
