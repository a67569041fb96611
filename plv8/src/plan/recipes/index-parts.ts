import type { Address, CatalogObject, IndexObject, TableObject } from "../../types/catalog.ts";
import type { Run } from "../../types/plan.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { hazard } from "../../hazards/hazard.ts";
import { partOf, partsOfWhole, topDown } from "../../render/born-parts.ts";
import { commentOnPart, sampledPart, type IndexPart } from "../../render/index-parts.ts";
import { attachIndex, createIndex, dropIndex, indexIsLeftover, placedIndex } from "../../render/alter-index.ts";
import { describeIndex } from "../../render/describe-object.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { rollbackDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { childrenOf, tableOf, type PlanContext } from "../plan-context.ts";
import { copyName, partitionsOf } from "../partitions.ts";
import { exclusive } from "./not-null.ts";

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

/** A partition's own index that is to be its part of the new one, under its name: it needs no build. */
export function standingPart(context: PlanContext, index: IndexObject, leaf: TableObject, part: string): IndexObject | null {
  const wished = partAlone(context.after, index, leaf, part);
  const address = `index:${qualifiedName(leaf.schema, part)}`;
  const standing = context.base.get(address);
  return standing?.kind === "index" &&
    standing.valid &&
    standing.table === leaf.name &&
    standing.attached_to === undefined &&
    !context.after.has(address) &&
    standing.definition === wished.definition &&
    standing.tablespace === wished.tablespace
    ? standing
    : null;
}

/** Does a partition's own index go over into one that comes to a table above? */
export function goesOver(context: PlanContext, index: IndexObject): boolean {
  const leaf = tableOf(context.base, index);
  if (leaf === null || leaf.partition_of === null) return false;
  return ancestorsOf(context.after, leaf).some((above) =>
    childrenOf(context.after, above).some(
      (whole) =>
        whole.kind === "index" &&
        whole.valid &&
        takesPartsOver(context.base.get(whole.address), whole) &&
        standingPart(context, whole, leaf, partNames(context, above, whole.address, whole.name).get(leaf.address) ?? "") === index,
    ),
  );
}

/** An index that comes, or one that waited for parts and gets them all, takes those over that stand. */
function takesPartsOver(before: CatalogObject | undefined, after: IndexObject): boolean {
  return before === undefined || (before.kind === "index" && waitsNoMore(before, after));
}

export function waitsNoMore(before: IndexObject, after: IndexObject): boolean {
  return !before.valid && after.valid && before.definition.replace(" ON ONLY ", " ON ") === after.definition;
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

/** Parts leave with the index that they are parts of: on a rollback those that stood before by themselves are built again, behind that. */
export function builtAgain(standing: readonly IndexObject[]): readonly Draft[] {
  return standing.map((index) =>
    rollbackDraft({
      phase: "expand",
      kind: "return_index",
      object: index.address,
      what: `on rollback: build index ${index.name} on ${index.table}, concurrently`,
      undo: { kind: "run", run: buildAgain(index) },
    }),
  );
}

/** An index that is wished as one which waits for parts: made for the table alone, in a moment, with the parts that it is to have. */
export function waitingIndexDrafts(context: PlanContext, table: TableObject, index: IndexObject): readonly Draft[] {
  const parts = [...context.after.values()].filter((each): each is IndexObject => each.kind === "index" && each.attached_to === index.address);
  const again = builtAgain(
    parts.flatMap((part) => {
      const standing = context.base.get(part.address);
      return standing?.kind === "index" ? [standing] : [];
    }),
  );
  return [
    ...again,
    {
      ...transactionDraft({
        phase: "expand",
        kind: "create_index_only",
        object: index.address,
        what: `index ${index.name} of ${table.name}, which waits for parts: for itself${parts.length === 0 ? "" : `, with ${parts.map((part) => part.name).join(", ")}`}`,
        provides: [index.address],
        uses: [...index.depends_on, ...parts.map((part) => part.address)],
        requires: again.map((draft) => draft.id),
        locks: [],
        also: [{ relation: table.address, mode: "SHARE" }],
        statements: [createIndex(placedIndex(index), index.name, false), ...parts.flatMap(attachIndex), ...describeIndex(index)],
        undo: undoBy(exclusive(table), [dropIndex(index.schema, index.name, false)]),
        hazards: [hazard("brief_write_lock", `writes to ${table.name} wait for milliseconds`)],
      }),
      blocks: "writes",
    },
  ];
}
