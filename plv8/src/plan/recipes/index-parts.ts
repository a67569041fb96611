import type { Address, IndexObject, TableObject } from "../../types/catalog.ts";
import type { Run } from "../../types/plan.ts";
import { partOf, partsOfWhole, topDown } from "../../render/born-parts.ts";
import { commentOnPart, sampledPart, type IndexPart } from "../../render/index-parts.ts";
import { createIndex, dropIndex, indexIsLeftover, placedIndex } from "../../render/alter-index.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import type { PlanContext } from "../plan-context.ts";
import { copyName, partitionsOf } from "../partitions.ts";

/** Names of a partitioned index's parts, by partition. `catalog`: on whose side they are told. */
export function partNames(
  context: PlanContext,
  table: TableObject,
  of: Address,
  name: string,
  catalog: PlanContext["after"] = context.after,
): ReadonlyMap<Address, string> {
  const names = new Map<Address, string>();
  const walk = (parent: TableObject, above: Address, word: string): void => {
    for (const part of partitionsOf(context, parent)) {
      const own = copyName(catalog, part, above, word);
      names.set(part.address, own);
      walk(
        part,
        `${above.slice(0, above.indexOf(":") + 1)}${above.startsWith("index:") ? qualifiedName(part.schema, own) : `${qualifiedName(part.schema, part.name)}.${quoteIdent(own)}`}`,
        word,
      );
    }
  };
  walk(table, of, name);
  return names;
}

/** What is said of a partition's part of an index or key. `catalog`: on whose side. */
export function saidOfPart(catalog: PlanContext["after"], whole: Address, table: { readonly address: Address }): IndexPart | undefined {
  return partsOfWhole(catalog, whole).find((part) => part.table.address === table.address);
}

/** Its own, or those of the part above it; null: those of the whole. */
export function optionsOfPart(catalog: PlanContext["after"], whole: Address, table: { readonly address: Address }): readonly string[] | null {
  const said = saidOfPart(catalog, whole, table);
  const parent = catalog.get(said?.table.partition_of?.parent ?? "");
  return said?.options?.own ?? (parent === undefined ? null : optionsOfPart(catalog, whole, parent));
}

/** The part that a partition has of it, as an index by itself: with options and a tablespace of its own. */
export function partAlone(catalog: PlanContext["after"], index: IndexObject, table: TableObject, name: string): IndexObject {
  const said = saidOfPart(catalog, index.address, table);
  const place = said === undefined ? index.tablespace : (said.tablespace?.own ?? "pg_default");
  const part = partOf(index, table, name, optionsOfPart(catalog, index.address, table));
  return { ...part, comment: null, depends_on: [table.address], tablespace: place === "pg_default" ? null : place };
}

/**
 * What is said of parts alone, when they are made under these names: targets of statistics behind those above. What a table that stays is known by is told for
 * itself; one that leaves comes back with it.
 */
export function describeParts(context: PlanContext, catalog: PlanContext["after"], whole: Address, names: ReadonlyMap<Address, string>): readonly string[] {
  return topDown(catalog, partsOfWhole(catalog, whole)).flatMap((part) => {
    const name = names.get(part.table.address);
    const known = context.after.has(part.table.address) ? [] : part.known;
    return name === undefined
      ? []
      : [
          ...sampledPart(qualifiedName(part.table.schema, name), null, part),
          ...(part.comment === null ? [] : [commentOnPart(part, name)]),
          ...known.map((words) => `alter table ${qualifiedName(part.table.schema, part.table.name)} ${words} ${quoteIdent(name)}`),
        ];
  });
}

/** Builds an index as it was, without blocking, unless it stands. */
export function buildAgain({ schema, name, ...index }: Pick<IndexObject, "schema" | "name" | "definition" | "tablespace">): Run {
  return {
    kind: "concurrent",
    statement: createIndex(placedIndex(index), name, true).replace("concurrently ", "concurrently if not exists "),
    leftover: indexIsLeftover(schema, name),
    repair: dropIndex(schema, name, true),
  };
}
