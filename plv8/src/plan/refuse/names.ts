import type { CatalogObject } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { namesHeld, namesTaken } from "../../catalog/names-held.ts";
import { formerPrimary } from "../recipes/key-exchange.ts";
import { formerIndex, formerKey, isTakenOver } from "../recipes/namesakes.ts";
import { isPartOfOther } from "../recipes/defined-objects.ts";
import { storedOtherwise } from "../recipes/index-storage.ts";
import { childrenOf, tableAddress, type PlanContext } from "../plan-context.ts";
import { refusal } from "./refusal.ts";

/** What comes takes a name that something of another kind, or a table that gets another name, has until the plan is completed. */
export function refuseNames(context: PlanContext): readonly Issue[] {
  const comes = context.changes.flatMap((change) => (change.kind === "create" ? [change.after] : []));
  const standing = namesOf([...context.base.values()]);
  const taken = comes.flatMap((object) =>
    [...namesTaken(object).filter((key) => !isNamedByPostgres(object, key)), ...namedParts(object)].flatMap((key) => {
      const other = standing.get(key);
      return other === undefined || [object.address, givesItsName(context, object)].includes(other.address) || isPartOfOther(context, object)
        ? []
        : [said(object, other, isFormerName(context, object, other))];
    }),
  );
  const handed = context.changes.flatMap((change) =>
    change.kind === "alter" && change.before.kind === "index" && change.after.kind === "index" && change.before.table !== change.after.table
      ? [said(change.after, { address: change.before.address, words: `the one of ${change.before.table}` })]
      : [],
  );
  const before = namesOf(context.moves.catalog.objects);
  const renamed = context.tableRenames.flatMap(({ from, to }) =>
    namesHeld(to).flatMap((key) => {
      const other = before.get(key);
      return other === undefined || other.address === from.address || from.address === to.address ? [] : [said(to, other)];
    }),
  );
  return [...new Map([...taken, ...handed, ...renamed].map((issue) => [issue.path, issue])).values()];
}

/** An index that a key of the same name takes the place of, or the other way. */
function givesItsName(context: PlanContext, object: CatalogObject): string | undefined {
  if (object.kind === "constraint") return formerIndex(context, object)?.address;
  return object.kind === "index" ? formerKey(context, object)?.address : undefined;
}

/** Postgres finds a free name for the counter of an identity column. */
function isNamedByPostgres(object: CatalogObject, key: string): boolean {
  return object.kind === "column" && object.identity?.named !== true && key.startsWith("relation ");
}

/** Parts of its parent's indexes that a new partition has under names of their own. */
function namedParts(object: CatalogObject): readonly string[] {
  if (object.kind !== "table") return [];
  return (object.copies ?? []).flatMap((copy) => (copy.named === true ? [`relation ${qualifiedName(object.schema, copy.name)}`] : []));
}

/** What has a name, by its address, in words. */
type Holder = { readonly address: string; readonly words: string };

/**
 * A NOT NULL (18) keeps its name when its column gets another: one that has a leaving column's is likely that column's. So is one of the same type, where the
 * column of the former name takes another type.
 */
function isFormerName(context: PlanContext, object: CatalogObject, { address }: Holder): boolean {
  const other = context.base.get(address);
  const later = context.after.get(address);
  return (
    object.kind === "column" &&
    other?.kind === "column" &&
    other.table === object.table &&
    (later?.kind === "column" ? object.type === other.type && later.type !== other.type : later === undefined)
  );
}

function said(object: CatalogObject, other: Holder, isRenamed = false): Issue {
  return refusal(
    "name-taken",
    object.address,
    `${object.address.replace(":", " ")} takes the name of ${other.words}, which stands until the plan is completed`,
    isRenamed
      ? `If it is the same column under another name, say so: -- @renamed from before it in the SQL, or diff --rename '${other.address.slice("column:".length)}=${quoteIdent(object.name ?? "")}'. Else do it in two versions: free the name first, complete, then take it.`
      : "Do it in two versions: free the name first, complete, then take it.",
  );
}

function namesOf(objects: readonly CatalogObject[]): ReadonlyMap<string, Holder> {
  const parts = objects.flatMap((table) =>
    table.kind === "table"
      ? (table.copies ?? []).map(
          ({ of, name }) =>
            [`relation ${qualifiedName(table.schema, name)}`, { address: of, words: `the part of ${of.replace(":", " ")} on ${table.name}` }] as const,
        )
      : [],
  );
  return new Map([
    ...parts,
    ...objects.flatMap((object) => namesHeld(object).map((key) => [key, { address: object.address, words: wordsOf(object, key) }] as const)),
  ]);
}

function wordsOf(object: CatalogObject, key: string): string {
  const words = object.address.replace(":", " ");
  return object.kind === "column" && key.startsWith("constraint ") ? `the NOT NULL of ${words}` : words;
}

/** A key by which a foreign key that stays refers: neither can another take its place, nor can it leave. */
export function refuseReferredKeys(context: PlanContext): readonly Issue[] {
  return context.changes.flatMap((change) => {
    if (change.kind !== "drop" && change.kind !== "alter") return [];
    const { before } = change;
    const key =
      before.kind === "constraint" && (before.type === "unique" || before.type === "primary")
        ? before.columns
        : before.kind === "index" && before.unique
          ? before.keys
          : null;
    if (
      key === null ||
      !("table" in before) ||
      (change.kind === "alter" && !change.properties.some((name) => ["definition", "type", "columns", "keys", "predicate"].includes(name))) ||
      !context.after.has(tableAddress(before.schema, before.table)) ||
      (change.kind === "alter" && storedOtherwise(context, before, change.after) !== null) ||
      (before.kind === "index" && isTakenOver(context, before))
    )
      return [];
    const referring = [...context.base.values()].find(
      (each) =>
        each.kind === "constraint" &&
        each.references?.table === tableAddress(before.schema, before.table) &&
        each.depends_on.includes(before.address) &&
        context.after.has(each.address),
    );
    return referring === undefined
      ? []
      : [
          refusal(
            "referenced-key",
            change.address,
            `${before.name} of ${before.table} is the key by which ${referring.address.replace(":", " ")} refers: it can't leave, nor another take its place, while that stands`,
            `Take the foreign key ${referring.name} away first and give it back when the key is changed; or make the new key under another name.`,
          ),
        ];
  });
}

/** An index of a partitioned table that waits for parts holds those it has; a key that waits gets its parts by hand. */
export function refuseWaitingParts(context: PlanContext): readonly Issue[] {
  return context.changes.flatMap((change) => {
    if (change.kind === "alter" && change.before.kind === "constraint" && change.properties.includes("waits"))
      return [
        refusal(
          "not-online",
          change.address,
          `key ${change.before.name} of ${change.before.table} ${change.before.waits === true ? "still waits for keys of its partitions" : "is to wait for keys of its partitions"}: no statement makes it otherwise beside traffic`,
          "Give each partition its key by hand (create unique index concurrently, alter table … add constraint … using index, alter index … attach partition …), then plan again; or plan it plainly, in a maintenance window.",
        ),
      ];
    if ((change.kind !== "drop" && change.kind !== "alter") || change.before.kind !== "index") return [];
    const part = [...context.base.values()].find(
      (each) => each.kind === "index" && (each.attached_to === change.address || (each.address === change.address && each.attached_to !== undefined)),
    );
    return part === undefined
      ? []
      : [
          refusal(
            "not-online",
            change.address,
            `index ${change.before.name} is ${part.address === change.address ? "a part of" : "the whole of"} an index of a partitioned table that still waits for other parts`,
            "Attach the missing parts first (alter index … attach partition …), so that the index is valid; then plan again.",
          ),
        ];
  });
}

/** An index of a partitioned table that has a partition's own key as its part: neither is dropped while the other stands. */
export function refuseTiedKeys(context: PlanContext): readonly Issue[] {
  const leaving = new Set(
    context.changes.flatMap((change) => (change.kind === "drop" || (change.kind === "alter" && change.before.kind === "index") ? [change.address] : [])),
  );
  return [...context.base.values()].flatMap((table) => {
    const after = context.after.get(table.address);
    if (table.kind !== "table" || after?.kind !== "table" || table.partition_of?.parent !== after.partition_of?.parent) return [];
    const keys = (table.copies ?? []).filter(
      ({ of, name }) =>
        of.startsWith("index:") && leaving.has(of) && context.base.has(`constraint:${qualifiedName(table.schema, table.name)}.${quoteIdent(name)}`),
    );
    return keys.map(({ of, name }) =>
      refusal(
        "key-in-index",
        of,
        `${of.replace(":", " ")} has the key ${name} of partition ${table.name} as its part: Postgres drops neither of them while the other stands`,
        `Drop both by hand (drop index ${of.slice("index:".length)} cascade), then compare again.`,
      ),
    );
  });
}

/** A table has one primary key at a time, and the former one serves until the plan is completed. */
export function refuseSecondPrimary(context: PlanContext): readonly Issue[] {
  return context.changes.flatMap((change) => {
    const key = change.kind === "create" || change.kind === "alter" ? change.after : null;
    if (key?.kind !== "constraint" || key.type !== "primary" || formerPrimary(context, key) !== null) return [];
    const other = childrenOf(context.base, { schema: key.schema, name: key.table }).find(
      (each) => each.kind === "constraint" && each.type === "primary" && each.address !== key.address,
    );
    return other === undefined
      ? []
      : [
          refusal(
            "not-online",
            change.address,
            `${key.name} is to be the primary key of ${key.table}, which has ${other.name} until the plan is completed`,
            `Give the new key the name ${other.name}: then one takes the other's place at the switch; rename it in a version of its own.`,
          ),
        ];
  });
}
