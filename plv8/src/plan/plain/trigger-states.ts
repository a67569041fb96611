import type { Address, CatalogObject, TableObject, TriggerObject } from "../../types/catalog.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { setTriggerState } from "../../render/alter/table.ts";
import type { Draft } from "../draft.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import { plainDraft } from "./plain-drafts.ts";

type Objects = PlanContext["after"];
type State = NonNullable<TableObject["triggers"]>[number];

/** Partitions' triggers that fire otherwise than above them, when the partitions and the triggers are there. `created`: what is new, or made again. */
export function triggerStateDrafts(context: PlanContext, created: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  const fresh = new Set([...created.values()].flatMap((object) => (object.kind === "trigger" ? [object.name] : [])));
  const tables = [...context.after.values()].filter((table): table is TableObject => table.kind === "table" && table.partition_of !== null);
  const before = (table: TableObject): TableObject | null => {
    const found = created.has(table.address) ? undefined : context.base.get(table.address);
    return found?.kind === "table" ? found : null;
  };
  const names = new Set(
    tables.flatMap((table) => {
      const [former, later] = [before(table)?.triggers ?? [], table.triggers ?? []];
      return [
        ...later.filter((each) => fresh.has(each.name) || stateIn(former, each.name) !== each.enabled),
        ...former.filter((each) => stateIn(later, each.name) === undefined),
      ].map((each) => each.name);
    }),
  );
  if (names.size === 0) return [];
  const standing = tables.flatMap((table) => before(table) ?? []);
  const statements = statesFrom(context.after, tables, names, (table) => before(table)?.triggers ?? []);
  const back = statesFrom(
    context.base,
    standing,
    new Set([...names].filter((name) => !fresh.has(name) && standing.some((table) => hasTrigger(context.after, table, name)))),
    (table) => {
      const after = context.after.get(table.address);
      return after?.kind === "table" ? (after.triggers ?? []) : [];
    },
  );
  const [first] = tables.filter(
    (table) => (table.triggers ?? []).some((each) => names.has(each.name)) || (before(table)?.triggers ?? []).some((each) => names.has(each.name)),
  );
  return first === undefined || statements.length === 0
    ? []
    : [
        plainDraft({
          phase: "switch",
          kind: "alter_table",
          object: first,
          what: `triggers of partitions fire otherwise than above them: ${[...names].sort().join(", ")}`,
          statements,
          back,
        }),
      ];
}

/** A table's state reaches its sub-partitions: theirs is told after it. `others`: what may have been said before, to be taken back. */
function statesFrom(
  catalog: Objects,
  tables: readonly TableObject[],
  names: ReadonlySet<string>,
  others: (table: TableObject) => readonly State[],
): readonly string[] {
  return [...tables]
    .sort((left, right) => depthOf(catalog, left) - depthOf(catalog, right))
    .flatMap((table) => {
      const said = (table.triggers ?? []).filter((each) => names.has(each.name));
      const taken = others(table).filter((each) => names.has(each.name) && stateIn(said, each.name) === undefined && hasTrigger(catalog, table, each.name));
      return [
        ...taken.map((each) => setTriggerState(table, each.name, stateAbove(catalog, table, each.name))),
        ...said.map((each) => setTriggerState(table, each.name, each.enabled)),
      ];
    });
}

/** As the tables above have it, the nearest first. */
export function stateAbove(catalog: Objects, table: TableObject, name: string): string {
  const letters = { origin: "O", always: "A", replica: "R", disabled: "D" } as const;
  for (const above of ancestorsOf(catalog, table)) {
    const own = stateIn(above.triggers ?? [], name);
    if (own !== undefined) return own;
    const trigger = childrenOf(catalog, above).find((child) => child.kind === "trigger" && child.name === name);
    if (trigger?.kind === "trigger") return letters[trigger.enabled];
  }
  return "O";
}

/** A trigger that comes back, and partitions on which it fires otherwise. */
export function statesBelow(
  catalog: Objects,
  trigger: { readonly name: string; readonly schema: string; readonly table: string },
  wanted: (table: TableObject) => boolean = () => true,
): readonly string[] {
  const tables = [...catalog.values()].filter(
    (table): table is TableObject =>
      table.kind === "table" &&
      table.triggers?.some((each) => each.name === trigger.name) === true &&
      ancestorsOf(catalog, table).some((above) => above.schema === trigger.schema && above.name === trigger.table) &&
      wanted(table),
  );
  return tables
    .sort((left, right) => depthOf(catalog, left) - depthOf(catalog, right))
    .map((table) => setTriggerState(table, trigger.name, stateIn(table.triggers ?? [], trigger.name) ?? "O"));
}

/**
 * States said of a table and of the partitions below it, each before its own, as far as tables are joined to those above. `said`: the name under which a trigger
 * is known, null where it is not there yet.
 */
export function statesUnder(
  catalog: Objects,
  root: TableObject,
  joined: (table: TableObject) => boolean,
  said: (trigger: TriggerObject) => string | null = ({ name }) => name,
): readonly string[] {
  const chain = (table: TableObject): readonly TableObject[] => {
    const parent = table.partition_of === null || !joined(table) ? undefined : catalog.get(table.partition_of.parent);
    return parent?.kind === "table" ? [parent, ...chain(parent)] : [];
  };
  const below = (table: TableObject): readonly TableObject[] => [table, ...heirsOf(catalog, table.address).filter(joined).flatMap(below)];
  return below(root).flatMap((table) =>
    (table.triggers ?? []).flatMap((state) => {
      const trigger = chain(table)
        .flatMap((above) => childrenOf(catalog, above))
        .find((child): child is TriggerObject => child.kind === "trigger" && child.name === state.name);
      const name = trigger === undefined ? null : said(trigger);
      return name === null ? [] : [setTriggerState(table, name, state.enabled)];
    }),
  );
}

export function stateIn(states: readonly State[], name: string): string | undefined {
  return states.find((each) => each.name === name)?.enabled;
}

export function hasTrigger(catalog: Objects, table: TableObject, name: string): boolean {
  return ancestorsOf(catalog, table).some((above) => childrenOf(catalog, above).some((child) => child.kind === "trigger" && child.name === name));
}

function depthOf(catalog: Objects, table: TableObject): number {
  return ancestorsOf(catalog, table).length;
}
