/** Partitions' parts of indexes and keys that stay: their names, comments, options, targets of statistics and tablespaces, where these become others. */
import type { Address } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { IndexPart } from "../../render/index-parts.ts";
import { qualifiedName } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import type { PlanContext } from "../plan-context.ts";
import { bornOtherwise } from "../plain/born-otherwise.ts";
import { standingParts, toldParts, type PartPair } from "../plain/part-names.ts";
import { moveIndexDraft, withIndexLock } from "./index-storage.ts";

/** `drafts`: all others; what these build is made with what is said of its parts. */
export function toldPartDrafts(context: PlanContext, drafts: readonly Draft[]): readonly Draft[] {
  const tables = standingParts(context, builtBy(drafts));
  const told = toldParts(
    context,
    tables.map(({ table, pairs }) => ({
      table,
      pairs: pairs.map(({ stands, part }) => ({ stands: isStored(part) ? inPlaceOf(stands, part) : stands, part })),
    })),
  );
  return [
    ...told.map((draft) => ({
      ...withIndexLock(draft, draft.object.slice(draft.object.indexOf(":") + 1)),
      id: `${draft.id} parts`,
      requires:
        draft.kind === "set_statistics"
          ? [`switch set_statistics ${draft.object}`, ...told.flatMap((each) => (each.kind === "set_statistics" ? [] : [`${each.id} parts`]))]
          : [],
    })),
    ...tables.flatMap(({ pairs }) => pairs.flatMap(movedPart)),
  ];
}

/** An index with a part that has its options only when it is made is built again beside the former one. */
export function withPartsBorn(context: PlanContext): readonly Change[] {
  const born = new Map(bornOtherwise(context, false).map(({ whole }) => [whole.address, whole]));
  const again = context.changes.map((change): Change => {
    const whole = change.kind === "alter" && change.after.kind === "index" ? born.get(change.address) : undefined;
    return whole === undefined || change.kind !== "alter" ? change : { ...change, properties: [...new Set([...change.properties, "definition"])].sort() };
  });
  const known = new Set(context.changes.map((change) => (change.kind === "rename" ? change.before.address : change.address)));
  const more = [...born.values()].flatMap((before): readonly Change[] => {
    const after = context.after.get(before.address);
    return after?.kind !== "index" || known.has(before.address) ? [] : [{ kind: "alter", address: before.address, before, after, properties: ["definition"] }];
  });
  return [...again, ...more];
}

function builtBy(drafts: readonly Draft[]): ReadonlySet<Address> {
  return new Set(drafts.flatMap((draft) => (draft.kind.startsWith("rename_") ? [] : draft.provides)));
}

/** What holds entries is built again in its tablespace, beside the former one. */
function isStored({ table }: IndexPart): boolean {
  return table.partition_key === null;
}

function inPlaceOf(stands: IndexPart, { tablespace }: IndexPart): IndexPart {
  return { ...stands, tablespace };
}

function movedPart({ stands, part }: PartPair): readonly Draft[] {
  const [from, to] = [stands, part].map(({ tablespace }) => tablespace?.own ?? "pg_default");
  if (!isStored(part) || from === undefined || to === undefined || from === to) return [];
  const { schema, name } = { schema: part.table.schema, name: stands.name };
  return [moveIndexDraft({ address: `index:${qualifiedName(schema, name)}`, schema, name, table: part.table.address }, from, to)];
}
