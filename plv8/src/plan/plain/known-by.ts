import type { Address, CatalogObject, ColumnObject, TableObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { replicaIdentity } from "../../render/alter/table.ts";
import { partsOf } from "../../render/index-parts.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import { columnsOf } from "../plan-context.ts";
import type { MadeAgain } from "./made-again.ts";
import type { PlainContext } from "./plain-context.ts";
import { plainDraft, wordsFor } from "./plain-drafts.ts";

type Alter = Extract<Change, { readonly kind: "alter" }>;
type TableAlter = Alter & { readonly before: TableObject; readonly after: TableObject };
type Index = Pick<TableObject, "cluster_on" | "replica_identity">;

/** The columns of an index that a table is known by stay NOT NULL: before one of them is so no more, the table is known otherwise. */
export function forgottenIndexes(context: PlainContext, moved: MadeAgain): readonly Draft[] {
  return context.changes.flatMap((change) => {
    if (change.kind !== "alter" || !forgets(context, moved, change)) return [];
    const former = context.formerly(change.before);
    if (former.kind !== "table") return [];
    return [
      plainDraft({
        phase: "switch",
        kind: "alter_table",
        object: former,
        what: `${wordsFor(former)} is not known by ${indexOf(former, "replica_identity") ?? ""} any more`,
        statements: [replicaIdentity({ ...former, replica_identity: meanwhile(change.after) })],
        back: [replicaIdentity(former)],
      }),
    ];
  });
}

/** What is left to say of it at the end. */
export function withoutForgotten(context: PlainContext, moved: MadeAgain, change: Alter): Alter {
  if (!forgets(context, moved, change)) return change;
  const replica_identity = meanwhile(change.after);
  return {
    ...change,
    before: { ...change.before, replica_identity },
    properties: change.properties.filter((name) => name !== "replica_identity" || replica_identity !== change.after.replica_identity),
  };
}

/** What a table is said to be known by, or clustered on, on the way back: not of an index that comes back there, which tells that itself. */
export function formerIndexes<T extends CatalogObject>(
  context: PlainContext,
  moved: MadeAgain,
  { before, after, properties }: { readonly before: T; readonly after: T; readonly properties: readonly string[] },
): { readonly before: T; readonly properties: readonly string[] } {
  if (before.kind !== "table" || after.kind !== "table") return { before, properties };
  const returning = properties.filter((name) => comesBackWithIndex(context, moved, before, name));
  const tells = returning.includes("replica_identity") && indexOf(after, "replica_identity") !== undefined && losesNotNull(context.after, context.base, before);
  return {
    before: tells ? { ...before, replica_identity: "default" } : before,
    properties: properties.filter((name) => !returning.includes(name) || (tells && name === "replica_identity")),
  };
}

function forgets(context: PlainContext, moved: MadeAgain, change: Alter): change is TableAlter {
  const { before, after, properties } = change;
  return (
    before.kind === "table" &&
    after.kind === "table" &&
    properties.includes("replica_identity") &&
    indexOf(before, "replica_identity") !== undefined &&
    losesNotNull(context.base, context.after, before) &&
    !comesBackWithIndex(context, moved, before, "replica_identity")
  );
}

/** Until its later index is there, and what it needs. */
function meanwhile(after: TableObject): string {
  return indexOf(after, "replica_identity") === undefined ? after.replica_identity : "default";
}

function losesNotNull(from: PlainContext["base"], to: PlainContext["base"], table: TableObject): boolean {
  const required = (catalog: PlainContext["base"], { address }: ColumnObject): boolean | null => {
    const column = catalog.get(address);
    return column?.kind === "column" ? column.not_null : null;
  };
  return columnsOf(from, table).some((column) => required(from, column) === true && required(to, column) === false);
}

function indexOf(table: Index, property: string): string | undefined {
  if (property === "cluster_on") return table.cluster_on;
  return property === "replica_identity" && table.replica_identity.startsWith("index ") ? table.replica_identity.slice("index ".length) : undefined;
}

function comesBackWithIndex(context: PlainContext, moved: MadeAgain, table: TableObject, property: string): boolean {
  const name = indexOf(table, property);
  if (name === undefined) return false;
  const leaves = (address: Address): boolean =>
    moved.again.has(address) || context.changes.some((change) => change.kind === "drop" && change.address === address);
  return [
    `index:${qualifiedName(table.schema, name)}`,
    `constraint:${qualifiedName(table.schema, table.name)}.${quoteIdent(name)}`,
    ...partsOf(table, context.base, context.base).flatMap((part) => (part.name === name ? [part.whole] : [])),
  ].some(leaves);
}
