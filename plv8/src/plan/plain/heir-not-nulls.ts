import type { Address, CatalogObject, ColumnObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue } from "../../types/issue.ts";
import type { Draft } from "../draft.ts";
import { childrenOf, columnAddress, type PlanContext } from "../plan-context.ts";
import { refusal } from "../refuse/refusal.ts";
import { familyOf, notNullsOf, parentsIn, type Family, type Kinship } from "./not-null-family.ts";
import { notNullStepsBefore18 } from "./not-null-before-18.ts";
import { notNullSteps } from "./not-null-steps.ts";
import { plainDraft } from "./plain-drafts.ts";

const said: readonly string[] = ["not_null", "not_null_as"];

type Settled = { readonly changes: readonly Change[]; readonly drafts: readonly Draft[]; /** What Postgres can't do. */ readonly issues: readonly Issue[] };

/**
 * NOT NULLs in tables that have columns from each other, where more is to be said than of the one above all: done for a whole family at once, when tables
 * and columns have their later names. `changes`: what is left to say.
 */
export function heirNotNulls(context: PlanContext): Settled {
  const told = new Set<Address>();
  const seen = new Set<Address>();
  const drafts: Draft[] = [];
  const issues: Issue[] = [];
  for (const change of context.changes) {
    if (change.kind !== "alter" || change.after.kind !== "column" || seen.has(change.address) || !change.properties.some((name) => said.includes(name)))
      continue;
    const family = familyOf(context.after, change.after, standing(context));
    for (const { table } of family.members) seen.add(columnAddress(table, family.column));
    const draft = family.members.length < 2 ? null : familyDraft(context, family, change.after);
    if (draft === null) continue;
    for (const { table } of family.members) told.add(columnAddress(table, family.column));
    drafts.push(...draft);
    issues.push(...heldAsOwn(context, family));
  }
  const changes = context.changes.flatMap((change) =>
    told.has(change.address) ? without(change, said) : isOnlyWhose(change) ? without(change, ["not_null_as"]) : [change],
  );
  return { changes, drafts, issues };
}

/** Tables that stand, under parents that they keep. A partition that leaves its parent for a while is told by itself. */
function standing(context: PlanContext): Kinship {
  return {
    parentsOf: (table) => {
      const former = context.base.get(table.address);
      return former?.kind === "table" && !context.detached.has(table.address)
        ? parentsIn(table).filter((parent) => parentsIn(former).includes(parent) && context.base.has(parent))
        : [];
    },
    isHeld: (column) => isHeldIn(context.base, column) && isHeldIn(context.after, column),
    called: (object) => object,
  };
}

/** By a primary key or a counter. */
export function isHeldIn(catalog: ReadonlyMap<Address, CatalogObject>, { address, schema, table, name }: ColumnObject): boolean {
  const column = catalog.get(address);
  return (
    (column?.kind === "column" && column.identity !== null) ||
    childrenOf(catalog, { schema, name: table }).some((key) => key.kind === "constraint" && key.type === "primary" && key.columns.includes(name))
  );
}

/** Null: what is said of those without parents says all of it. */
function familyDraft(context: PlanContext, family: Family, column: ColumnObject): readonly Draft[] | null {
  const [from, to] = [notNullsOf(context.base, family), notNullsOf(context.after, family)];
  const steps = context.settings.major < 18 ? notNullStepsBefore18 : notNullSteps;
  const there = steps(family, from, to);
  const back = steps(family, there.reached, from);
  return there.simple && back.simple ? null : settled(family, column, there.statements, back.statements);
}

/** What a key or a counter holds can't be its parent's alone if it was not. */
function heldAsOwn(context: PlanContext, family: Family): readonly Issue[] {
  const [from, to] = [notNullsOf(context.base, family), notNullsOf(context.after, family)];
  return family.members.flatMap(({ table, held }) => {
    const [was, wished] = [from.get(table.address), to.get(table.address)];
    if (!held || table.partition_of !== null || was?.own !== true || wished?.own !== false) return [];
    const address = columnAddress(table, family.column);
    return [
      refusal(
        "no-statement",
        address,
        `the NOT NULL of ${address.slice("column:".length)} is the heir's own, is to be its parent's alone, and a primary key or an identity of the heir needs it all the time`,
        "Say it for the heir on the right side as well, or drop the key, drop the NOT NULL of parent and heir, set the parent's, and add the key, by hand.",
      ),
    ];
  });
}

export function settled(family: Family, column: ColumnObject, statements: readonly string[], back: readonly string[]): readonly Draft[] {
  if (statements.length === 0 && back.length === 0) return [];
  const tables = family.members.map(({ called }) => called).join(", ");
  return [
    plainDraft({
      phase: "switch",
      kind: "settle_not_null",
      object: column,
      what: `settle whose the NOT NULLs of ${family.called} are in ${tables}`,
      statements,
      back,
    }),
  ];
}

/** A table that joins parents, or leaves them, has its NOT NULLs for its own by that. */
function isOnlyWhose(change: Change): boolean {
  if (change.kind !== "alter" || change.before.kind !== "column" || change.after.kind !== "column" || !change.properties.includes("not_null_as")) return false;
  const [before, after] = [change.before.not_null_as, change.after.not_null_as];
  return (
    before?.name === after?.name && (before?.no_inherit ?? false) === (after?.no_inherit ?? false) && (before?.comment ?? null) === (after?.comment ?? null)
  );
}

function without(change: Change, names: readonly string[]): readonly Change[] {
  if (change.kind !== "alter") return [change];
  const properties = change.properties.filter((name) => !names.includes(name));
  return properties.length === 0 ? [] : [{ ...change, properties }];
}
