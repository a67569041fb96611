import type { CatalogObject, DefinedObject, TableObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { publishedOf, publishes } from "../../render/alter/publication.ts";
import { unquoteIdent } from "../../render/names.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { sqlTokens } from "../../catalog/sql-tokens.ts";
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

/** Tables of which a publication sends too little, or asks too much, for subscribers to know a row that is updated or deleted: Postgres refuses to, as above. */
export function refuseTornIdentity(context: PlanContext): readonly Issue[] {
  return [...context.after.values()].flatMap((table) => {
    const before = context.base.get(table.address);
    if (table.kind !== "table" || before?.kind !== "table") return [];
    return (["update", "delete"] as const)
      .flatMap((action) => {
        const torn = tornBy(context.after, table, action);
        return torn === null || tornBy(context.base, before, action) !== null ? [] : [{ action, torn }];
      })
      .slice(0, 1)
      .map(({ action, torn: { publication, column } }) =>
        refusal(
          "no-replica-identity",
          table.address,
          `publication ${publication} publishes ${action}s of ${table.name} by ${column}: from then on Postgres refuses to ${action} its rows`,
          `Let the publication publish inserts only; or alter table … replica identity, in a version of its own, so that the replica identity is of the columns that the publication names, and of those of its condition.`,
        ),
      );
  });
}

type Torn = { readonly publication: string; readonly column: string };

function tornBy(catalog: Objects, table: TableObject, action: "update" | "delete"): Torn | null {
  const publications = publicationsIn(catalog).filter((each) => publishes(each, action, [table]));
  for (const leaf of publications.length === 0 ? [] : leavesOf(catalog, table)) {
    const names = childrenOf(catalog, leaf).flatMap((child) => (child.kind === "column" ? [child.name] : []));
    const identity = identityOf(catalog, leaf);
    if (identity === null) continue;
    for (const publication of publications)
      for (const { columns, condition } of publishedOf(publication, [leaf, ...above(catalog, leaf)])) {
        const asked = condition === null ? [] : sqlTokens(condition).flatMap(({ name }) => (name !== null && names.includes(name) ? [name] : []));
        const foreign = asked.find((name) => identity !== "all" && !identity.includes(name));
        if (foreign !== undefined) return { publication: publication.name, column: `a condition on ${foreign}, which is not in its replica identity` };
        const missing = columns === null ? undefined : (identity === "all" ? names : identity).find((name) => !columns.includes(name));
        if (missing !== undefined) return { publication: publication.name, column: `columns without ${missing}, which is in its replica identity` };
      }
  }
  return null;
}

const known = new WeakMap<Objects, readonly DefinedObject[]>();

function publicationsIn(catalog: Objects): readonly DefinedObject[] {
  let found = known.get(catalog);
  if (found === undefined) known.set(catalog, (found = [...catalog.values()].filter((object): object is DefinedObject => object.kind === "publication")));
  return found;
}

/** The columns by which subscribers know a row; `all`: by all; null: by none. */
function identityOf(catalog: Objects, table: TableObject): readonly string[] | "all" | null {
  if (table.replica_identity === "full") return "all";
  const children = [table, ...above(catalog, table)].flatMap((each) => childrenOf(catalog, each));
  if (table.replica_identity === "default") {
    const key = children.find((child) => child.kind === "constraint" && child.type === "primary");
    return key?.kind === "constraint" ? key.columns : null;
  }
  const index = children.find((child) => `index ${child.name}` === table.replica_identity && (child.kind === "index" || child.kind === "constraint"));
  return index?.kind === "index" ? index.keys.map(unquoteIdent) : index?.kind === "constraint" ? index.columns : null;
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
