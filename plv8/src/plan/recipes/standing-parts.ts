import type { Address, CatalogObject, IndexObject, TableObject } from "../../types/catalog.ts";
import { ancestorsOf } from "../../catalog/ancestors-of.ts";
import { qualifiedName } from "../../render/names.ts";
import { childrenOf, tableOf, type PlanContext } from "../plan-context.ts";
import { allPartitions } from "../partitions.ts";
import { partAlone, partNames } from "./index-parts.ts";

/** Indexes of partitions that one above takes over as they stand: by partition, which may have partitions of its own. One of those that is not valid waits for parts. */
export type StandingParts = ReadonlyMap<Address, IndexObject>;

export const nothingStands: StandingParts = new Map();

/** `index`: as it is to be. `parts`: names of its parts, by partition. */
export function standingParts(context: PlanContext, table: TableObject, index: IndexObject, parts: ReadonlyMap<Address, string>): StandingParts {
  return new Map(
    allPartitions(context, table).flatMap((each): readonly (readonly [Address, IndexObject])[] => {
      const standing = standingPart(context, index, each, parts.get(each.address) ?? "");
      return standing === null ? [] : [[each.address, standing]];
    }),
  );
}

/** Would it take over what stands? Then its way back gives that back. */
export function standsBelow(context: PlanContext, table: TableObject, index: IndexObject, name: string): boolean {
  return name === index.name && standingParts(context, table, index, partNames(context, table, index.address, name)).size > 0;
}

/** Has the partition its part already, of its own or of an index of a table above that has all its parts? */
export function hasItsPart(context: PlanContext, standing: StandingParts, partition: TableObject): boolean {
  return [partition, ...ancestorsOf(context.base, partition)].some((each) => standing.get(each.address)?.valid === true);
}

/** A partition's own index that is to be its part of the new one, under its name: it needs no build. */
function standingPart(context: PlanContext, index: IndexObject, partition: TableObject, part: string): IndexObject | null {
  const wished = partAlone(context.after, index, partition, part);
  const address = `index:${qualifiedName(partition.schema, part)}`;
  const standing = context.base.get(address);
  return standing?.kind === "index" &&
    (standing.valid || partition.partition_key !== null) &&
    standing.table === partition.name &&
    standing.attached_to === undefined &&
    !context.after.has(address) &&
    whole(standing.definition) === whole(wished.definition) &&
    standing.tablespace === wished.tablespace
    ? standing
    : null;
}

/** Indexes that one which comes takes over with parts of their own that are to be other ones: under other names, with other options, in another tablespace. */
export function takenWithOtherParts(context: PlanContext, index: IndexObject): readonly IndexObject[] {
  const table = tableOf(context.after, index);
  if (table === null || !index.valid || !takesPartsOver(context.base.get(index.address), index)) return [];
  const names = partNames(context, table, index.address, index.name);
  return [...standingParts(context, table, index, names)].flatMap(([address, standing]) => {
    const partition = context.base.get(address);
    return partition?.kind !== "table" || !standing.valid || partsStay(context, standing, index, partition, names) ? [] : [standing];
  });
}

function partsStay(context: PlanContext, standing: IndexObject, index: IndexObject, partition: TableObject, names: ReadonlyMap<Address, string>): boolean {
  const before = partNames(context, partition, standing.address, standing.name, context.base);
  return allPartitions(context, partition).every((each) => {
    const [from, to] = [before.get(each.address) ?? "", names.get(each.address) ?? ""];
    const [was, wished] = [partAlone(context.base, standing, each, from), partAlone(context.after, index, each, to)];
    return from === to && was.definition === wished.definition && was.tablespace === wished.tablespace;
  });
}

const whole = (definition: string): string => definition.replace(" ON ONLY ", " ON ");

/** Does a partition's own index go over into one that comes to a table above? */
export function goesOver(context: PlanContext, index: IndexObject): boolean {
  const partition = tableOf(context.base, index);
  if (partition === null || partition.partition_of === null) return false;
  return ancestorsOf(context.after, partition).some((above) =>
    childrenOf(context.after, above).some(
      (each) =>
        each.kind === "index" &&
        each.valid &&
        takesPartsOver(context.base.get(each.address), each) &&
        standingPart(context, each, partition, partNames(context, above, each.address, each.name).get(partition.address) ?? "") === index,
    ),
  );
}

/** An index that comes, or one that waited for parts and gets them all, takes those over that stand. */
function takesPartsOver(before: CatalogObject | undefined, after: IndexObject): boolean {
  return before === undefined || (before.kind === "index" && waitsNoMore(before, after));
}

export function waitsNoMore(before: IndexObject, after: IndexObject): boolean {
  return !before.valid && after.valid && whole(before.definition) === after.definition;
}
