import type { Catalog, CatalogObject, EnumObject } from "../types/catalog.ts";
import type { Design } from "../types/design.ts";
import type { Issue } from "../types/issue.ts";
import type { PlanInput, Run, Undo } from "../types/plan.ts";
import { canonicalJson } from "../catalog/canonical-json.ts";
import { movedCatalog } from "../diff/moved-catalog.ts";
import { tableKey } from "../diff/rebase-object.ts";
import { substituteNames } from "../diff/substitute-names.ts";
import { qualifiedName, quoteIdent } from "../render/names.ts";
import type { Draft } from "./draft.ts";
import type { PlanContext } from "./plan-context.ts";
import { transitionName } from "./transition-name.ts";

/**
 * An enum that loses values, or has them in another order: Postgres can only add values, so a second type is made beside. While the plan is made both have names
 * of their own, `former` and `later`, on the two sides; of these one at a time is called as the type is, before and after names are exchanged.
 */
export type TypeApart = {
  readonly before: EnumObject;
  readonly after: EnumObject;
  readonly former: string;
  readonly later: string;
};

/** Enums whose values leave or move. One that is renamed itself, or some of its values, is not among them. */
export function typesApart(context: PlanContext): readonly TypeApart[] {
  return context.changes.flatMap((change): readonly TypeApart[] => {
    if (change.kind !== "alter" || change.before.kind !== "enum" || change.after.kind !== "enum" || !losesOrder(change.before, change.after)) return [];
    const { before, after } = change;
    const { catalog, moves } = context.moves;
    const stood = context.moves.before.objects.some((object) => object.address === before.address);
    if (!stood || catalog.objects.every((object) => object.address !== before.address) || [...moves.values.keys()].includes(before.address)) return [];
    return [{ before, after, former: transitionName("type", "old", after.name), later: transitionName("type", "new", after.name) }];
  });
}

export function losesOrder(before: EnumObject, after: EnumObject): boolean {
  return after.values.filter((value) => before.values.includes(value)).join("\n") !== before.values.join("\n");
}

/** The input with both types under names of their own. */
export function withTypesApart(input: PlanInput, types: readonly TypeApart[]): PlanInput {
  const named = (catalog: Catalog, name: (type: TypeApart) => string): Catalog =>
    movedCatalog(catalog, {
      objects: new Map(types.map((type): [string, CatalogObject] => [type.after.address, renamed(type.after, name(type))])),
      values: new Map(),
      attributes: new Map(),
    });
  const told = (text: string | null, name: (type: TypeApart) => string): string | null =>
    text === null
      ? null
      : substituteNames(text, {
          tables: new Map(types.map((type) => [tableKey(type.after.schema, type.after.name), { schema: type.after.schema, name: name(type) }])),
          columns: new Map(),
        });
  const [former, later] = [(type: TypeApart) => type.former, (type: TypeApart) => type.later];
  const applied: Design | null = input.applied === null ? null : { ...input.applied, catalog: named(input.applied.catalog, former) };
  const evolve = input.declared.evolve.map((rule) => ({
    ...rule,
    forward: told(rule.forward, later),
    back: told(rule.back, former),
    fill: told(rule.fill, later),
  }));
  return { ...input, applied, live: named(input.live, former), declared: { ...input.declared, evolve, catalog: named(input.declared.catalog, later) } };
}

function renamed(type: EnumObject, name: string): EnumObject {
  return { ...type, name, address: `enum:${qualifiedName(type.schema, name)}` };
}

/** Column types that say the same in both shapes: the type, or an array of it. */
export function isSameApart(types: readonly TypeApart[], former: string, later: string): boolean {
  return typeApart(types, former, later) !== null;
}

function typeApart(types: readonly TypeApart[], former: string, later: string): TypeApart | null {
  const found = types.find((type) => asNow([type], "later", later) !== later);
  return found !== undefined && asNow([found], "former", former) === asNow([found], "later", later) ? found : null;
}

/** Condition that is true for values of one shape that the other does not know; null where it knows all. */
export function valueObstacle(types: readonly TypeApart[], column: string, from: string, to: string): string | null {
  const there = typeApart(types, from, to);
  const type = there ?? typeApart(types, to, from);
  if (type === null) return null;
  const [own, other] = there === null ? [type.after, type.before] : [type.before, type.after];
  const lost = own.values.filter((value) => !other.values.includes(value));
  const list = lost.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ");
  if (lost.length === 0) return null;
  return from.endsWith("[]") ? `${column}::text[] && array[${list}]` : `${column}::text in (${list})`;
}

/** A text with one of the two names replaced by that of the type. Both are long and our own: nothing else is called so. */
export function asNow(types: readonly TypeApart[], which: "former" | "later", text: string): string {
  return types.reduce((said, type) => {
    const name = quoteIdent(type[which]);
    if (!said.includes(name)) return said;
    const whole = new RegExp(`(?<![\\w$])${name.replaceAll(/[$^.*+?()[\]{}|\\]/gu, "\\$&")}(?![\\w$])`, "gu");
    return said.replaceAll(whole, () => quoteIdent(type.after.name));
  }, text);
}

/** Do two objects differ in nothing but the name of the type? */
export function sameButTypes(types: readonly TypeApart[], before: CatalogObject, after: CatalogObject): boolean {
  const text = (object: CatalogObject): string => canonicalJson(object).replaceAll('\\"', '"');
  return asNow(types, "former", text(before)) === asNow(types, "later", text(after));
}

/** What a reader is told has the name of the type. */
export function issuesNow(types: readonly TypeApart[], issues: readonly Issue[]): readonly Issue[] {
  const said = (text: string): string => asNow(types, "later", asNow(types, "former", text));
  return types.length === 0
    ? issues
    : issues.map((issue) => ({ ...issue, path: said(issue.path), message: said(issue.message), hint: issue.hint === null ? null : said(issue.hint) }));
}

/** Drafts in their order, each with the names that the types have by then: the step of this kind exchanges them. */
export function withTypeNames(types: readonly TypeApart[], ordered: readonly Draft[]): readonly Draft[] {
  if (types.length === 0) return ordered;
  const at = ordered.findIndex((draft) => draft.kind === exchangeKind);
  return ordered.map((draft, index) => {
    const which = index < at || at < 0 ? "former" : "later";
    return index === at ? draft : said(draft, (text) => asNow(types, which, text));
  });
}

export const exchangeKind = "exchange_types";

function said(draft: Draft, now: (text: string) => string): Draft {
  const undo: Undo = draft.undo.kind === "run" ? { kind: "run", run: runSaid(draft.undo.run, now) } : draft.undo;
  return {
    ...draft,
    run: runSaid(draft.run, now),
    undo,
    probe: draft.probe === null ? null : now(draft.probe),
    verify: draft.verify === null ? null : now(draft.verify),
  };
}

function runSaid(run: Run, now: (text: string) => string): Run {
  return Object.fromEntries(
    Object.entries(run).map(([key, value]: [string, unknown]) => [
      key,
      key === "kind" || key === "lock_mode" || key === "lock_tables"
        ? value
        : typeof value === "string"
          ? now(value)
          : Array.isArray(value)
            ? value.map((each: string) => now(each))
            : value,
    ]),
  ) as unknown as Run;
}
