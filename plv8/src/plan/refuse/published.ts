import type { CatalogObject, DefinedObject, TableObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { publishes } from "../../render/alter/publication.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

type Objects = PlanContext["after"];

/**
 * Tables whose rows subscribers could not tell apart: Postgres refuses to update them, or to delete from them, from the moment on in which these are published
 * and they have no replica identity.
 */
export function refusePublished(context: PlanContext): readonly Issue[] {
  return [...context.after.values()].flatMap((table) => {
    const before = context.base.get(table.address);
    if (table.kind !== "table" || before?.kind !== "table") return [];
    return (["update", "delete"] as const)
      .flatMap((action) => {
        const publication = stuckBy(context.after, table, action);
        return publication === null || stuckBy(context.base, before, action) !== null ? [] : [{ action, publication }];
      })
      .slice(0, 1)
      .map(({ action, publication }) =>
        refusal(
          "no-replica-identity",
          table.address,
          `publication ${publication} publishes ${action}s of ${table.name}, which has no replica identity: from then on Postgres refuses to ${action} its rows`,
          `Give ${table.name} a primary key, or alter table … replica identity full, in a version of its own; or let the publication publish inserts only.`,
        ),
      );
  });
}

/** The publication for which rows of a table can't be updated or deleted; null where there is none. A partitioned table's rows are its partitions'. */
export function stuckBy(catalog: Objects, table: TableObject, action: "update" | "delete"): string | null {
  const parts = leavesOf(catalog, table).filter((leaf) => leaf.persistence === "permanent" && !hasIdentity(catalog, leaf));
  if (parts.length === 0) return null;
  const found = [...catalog.values()].find(
    (object): object is DefinedObject =>
      object.kind === "publication" && parts.some((leaf) => publishes(object as DefinedObject, action, [leaf, ...above(catalog, leaf)])),
  );
  return found?.name ?? null;
}

function leavesOf(catalog: Objects, table: TableObject): readonly TableObject[] {
  if (table.partition_key === null) return [table];
  return heirsOf(catalog, table.address).flatMap((heir) => leavesOf(catalog, heir));
}

function above(catalog: Objects, table: TableObject): readonly TableObject[] {
  const parent: CatalogObject | undefined = catalog.get(table.partition_of?.parent ?? "");
  return parent?.kind === "table" ? [parent, ...above(catalog, parent)] : [];
}

function hasIdentity(catalog: Objects, table: TableObject): boolean {
  if (table.replica_identity !== "default") return table.replica_identity !== "nothing";
  return [table, ...above(catalog, table)]
    .flatMap((each) => childrenOf(catalog, each))
    .some((child) => child.kind === "constraint" && child.type === "primary" && !child.definition.includes(" DEFERRABLE"));
}
