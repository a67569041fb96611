import type { DefinedObject, TableObject } from "../../types/catalog.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { hazard } from "../../hazards/hazard.ts";
import { publishes } from "../../render/alter/publication.ts";
import { withHazards, type Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";

/** Rows say columns and tables by the names that these have when they are written: where subscribers must be sooner than the publisher, and where later. */
const first = (what: string): string => `${what} at its subscribers first; without it they stop and wait`;
const afterwards = (what: string): string =>
  `${what} at its subscribers too, but only when all rows from before the step have arrived there; they stop and wait until then`;

const missed: Readonly<Record<string, (table: string) => string>> = {
  add_column: (table) => first(`make the same column of ${table}`),
  create_objects: (table) => first(`make ${table} (and alter subscription … refresh publication)`),
  attach_partition: (table) => first(`make ${table}`),
  exchange_columns: () => afterwards("exchange the names"),
  rename_table: () => afterwards("give it this name"),
  drop_column: () => afterwards("drop it"),
};

/** Subscribers stop at rows of a table, or with columns, that they do not have: whoever runs the plan is told, as no plan reaches them. */
export function withSubscribers(context: PlanContext, drafts: readonly Draft[]): readonly Draft[] {
  const publications = [...context.live.values()].filter((object): object is DefinedObject => object.kind === "publication");
  if (publications.length === 0) return drafts;
  const publicationOf = (table: TableObject): string | undefined =>
    publications.find((publication) => publishes(publication, "insert", [table, ...ancestorsOf(context.after, table)]))?.name;
  return drafts.map((draft) => {
    const said = missed[draft.kind];
    if (said === undefined) return draft;
    const tables = [...new Set([draft.object, ...draft.provides, ...draft.locks.map((lock) => lock.relation)])].flatMap((address) => {
      const table = context.after.get(address);
      const own = table?.kind === "table" && (draft.kind === "create_objects") === !context.base.has(address);
      return own && (draft.kind !== "attach_partition" || address === draft.object) ? [table] : [];
    });
    const stops = tables.flatMap((table) => {
      const publication = publicationOf(table);
      return publication === undefined
        ? []
        : [hazard("subscription_waits", `publication ${publication} sends rows of ${table.name}: ${said(table.name)}, and nothing is lost`)];
    });
    return stops.length === 0 ? draft : withHazards(draft, stops);
  });
}
