import type { ConstraintObject, TableObject } from "../../types/catalog.ts";
import { dropConstraint } from "../../render/alter-constraint.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { inSequence, type Draft } from "../draft.ts";
import { isSlow } from "../is-slow.ts";
import { childrenOf, columnAddress, tableOf, type PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { backIndex, returnIndex } from "./return-key.ts";
import { uniqueUsingIndex } from "./successors.ts";

/** A table has one primary key, and a key of another kind can't stand beside it under the same name. */
export function isKeyExchange(before: ConstraintObject, after: ConstraintObject): boolean {
  const keys = ["primary", "unique"];
  return keys.includes(before.type) && keys.includes(after.type) && (before.type === "primary" || after.type === "primary");
}

/** The primary key of another name whose place a new one takes. */
export function formerPrimary(context: PlanContext, after: ConstraintObject): ConstraintObject | null {
  return after.type === "primary" && !context.base.has(after.address) ? otherPrimary(context, context.base, after) : null;
}

/** The primary key of another name that takes the place of one. */
export function laterPrimary(context: PlanContext, before: ConstraintObject): ConstraintObject | null {
  return before.type === "primary" && !context.after.has(before.address) ? otherPrimary(context, context.after, before) : null;
}

function otherPrimary(context: PlanContext, catalog: PlanContext["base"], key: ConstraintObject): ConstraintObject | null {
  const table = tableOf(context.base, key);
  if (table === null || table.partition_key !== null || !context.after.has(table.address) || isSlow(key)) return null;
  const found = childrenOf(catalog, table).find((each) => each.kind === "constraint" && each.type === "primary" && each.address !== key.address);
  return found?.kind === "constraint" && !isSlow(found) ? found : null;
}

/** Does a foreign key leave whose key another takes the place of at the switch? It leaves before that. */
export function leavesAtSwitch(context: PlanContext, foreign: ConstraintObject): boolean {
  return foreign.type === "foreign" && foreign.depends_on.some((need) => keysExchanged(context).has(need));
}

/** Said so that it is by the primary key, where that is its key: another unique one over the same columns may stand on a rollback, and is to leave. */
export function byPrimary(context: PlanContext, foreign: ConstraintObject): string {
  const columns = foreign.references?.columns ?? [];
  const list = `(${columns.map(quoteIdent).join(", ")})`;
  const at = foreign.definition.indexOf(list, foreign.definition.indexOf(" REFERENCES "));
  const primary = foreign.depends_on.some((need) => {
    const key = context.base.get(need);
    return key?.kind === "constraint" && key.type === "primary" && key.columns.join("\n") === columns.join("\n");
  });
  return primary && at > 0 ? foreign.definition.slice(0, at) + foreign.definition.slice(at + list.length) : foreign.definition;
}

function keysExchanged(context: PlanContext): ReadonlySet<string> {
  return new Set(
    context.changes.flatMap((change) => {
      if (change.kind === "alter" && change.before.kind === "constraint" && change.after.kind === "constraint")
        return change.properties.includes("definition") && isKeyExchange(change.before, change.after) ? [change.address] : [];
      return change.kind === "drop" && change.before.kind === "constraint" && laterPrimary(context, change.before) !== null ? [change.address] : [];
    }),
  );
}

/**
 * The new key's index is built while the former key stands; one brief transaction drops the one and adds the other. A rollback builds the former index again
 * before.
 */
export function keyExchange(context: PlanContext, table: TableObject, before: ConstraintObject, after: ConstraintObject): readonly Draft[] {
  const name = qualifiedName(table.schema, table.name);
  const columns = (key: ConstraintObject): string => key.columns.map(quoteIdent).join(", ");
  const [build, using] = uniqueUsingIndex(table, after, transitionName("new", after.name), columns(after), null, []);
  const [, usingBack] = uniqueUsingIndex(table, before, backIndex(before), columns(before), null, []);
  const back = returnIndex(table, before, "switch");
  if (build === undefined || using?.run.kind !== "transaction" || usingBack?.run.kind !== "transaction" || back === null) return [];
  const required = after.columns.map((column) => `switch set_not_null ${columnAddress(table, column)}`);
  const referring = [...context.base.values()].flatMap((each) =>
    each.kind === "constraint" && each.type === "foreign" && each.depends_on.includes(before.address) ? [`switch drop_constraint ${each.address}`] : [],
  );
  const exchange: Draft = {
    ...using,
    what: `${after.name} of ${table.name} becomes the ${after.type === "primary" ? "primary" : "unique"} key (${after.columns.join(", ")})`,
    requires: [...using.requires, ...required, ...referring],
    run: { ...using.run, statements: [dropConstraint(name, before.name), ...using.run.statements] },
    undo: { kind: "run", run: { ...using.run, statements: [dropConstraint(name, after.name), ...usingBack.run.statements] } },
  };
  return [build, ...inSequence([exchange, back])];
}
