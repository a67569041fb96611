import type { Address, CatalogObject, ColumnObject, ConstraintObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { sqlTokens } from "../../catalog/sql-tokens.ts";
import { childrenDiffer } from "../children-differ.ts";
import type { PlainContext } from "./plain-context.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { isOfView } from "../../render/alter/column.ts";
import { partitionedAbove } from "../../render/read-foreign-table.ts";
import { alterationOf } from "./alteration-of.ts";
import { saidOfType } from "../../diff/property-names.ts";

/**
 * What Postgres itself carries over when the type of a column changes: not the target of statistics, nor a foreign key between types that it can't compare, nor an
 * expression over two such columns, which change one after the other: between the two it means something else, or nothing.
 */
export function follows(context: PlainContext, object: CatalogObject): boolean {
  switch (object.kind) {
    case "statistics":
      return (object.additions ?? []).length === 0 && !isOverSeveral(context, object);
    case "constraint":
      if (object.type === "foreign") return stillComparable(context, object);
      return object.type === "primary" || object.type === "unique" || !isOverSeveral(context, object);
    case "index":
      return object.keys.every(isColumn) && object.predicate === null ? true : !isOverSeveral(context, object);
    default:
      return object.kind === "sequence";
  }
}

function isOverSeveral(context: PlainContext, object: CatalogObject): boolean {
  const retyped = [...context.changes, ...context.inherited].filter((change) => isRetyped(change) && object.depends_on.includes(change.before.address));
  return new Set(retyped.map((change) => change.address)).size > 1;
}

function isColumn(key: string): boolean {
  return /^(?:[a-z_][a-z0-9_$]*|"(?:[^"]|"")*")$/u.test(key);
}

/** Both ends of a foreign key are of one family of types in every moment between before and after. */
function stillComparable(context: PlainContext, key: ConstraintObject): boolean {
  const [own, other] = [`column:${qualifiedName(key.schema, key.table)}.`, `column:${key.references?.table.slice("table:".length) ?? ""}.`];
  const ends = [...key.columns.map((name) => `${own}${quoteIdent(name)}`), ...(key.references?.columns ?? []).map((name) => `${other}${quoteIdent(name)}`)];
  const types = ends
    .flatMap((address) => [context.base.get(address), context.after.get(address)])
    .flatMap((column) => (column?.kind === "column" ? [column.type.replace(/\(.*\)/u, "")] : []));
  return ["smallint integer bigint", "text character varying"].some((family) => types.every((type) => family.includes(type))) || new Set(types).size === 1;
}

export function isForeign(object: CatalogObject): boolean {
  return object.kind === "constraint" && object.references !== null;
}

/** A schema that tables or an extension move out of stands until they have. */
export function isLeftByRename(context: PlainContext, schema: Address): boolean {
  const of = (name: string): boolean => schema === `schema:${quoteIdent(name)}`;
  const left = [...context.moves.moves.objects.keys()]
    .map((address) => context.former.get(address))
    .some((object) => object !== undefined && "schema" in object && object.schema !== null && of(object.schema));
  return (
    left ||
    [...context.renames.tables.keys()].some((address) => {
      const table = context.moved.get(address);
      return table?.kind === "table" && of(table.schema);
    }) ||
    context.changes.some(
      (change) => change.kind === "alter" && change.before.kind === "extension" && change.properties.includes("schema") && of(change.before.schema),
    )
  );
}

/** Told before anything leaves. */
export function leavesParent(context: PlainContext, object: CatalogObject, address: Address): boolean {
  const after = context.after.get(object.address);
  if (object.kind === "foreign_table" && after?.kind === "foreign_table") return partitionedAbove(object) === address && partitionedAbove(after) !== address;
  if (object.kind !== "table" || after?.kind !== "table") return false;
  return (
    (object.inherits.includes(address) && !after.inherits.includes(address)) ||
    (object.partition_of?.parent === address && after.partition_of?.parent !== address) ||
    (object.of_type === address && after.of_type !== address)
  );
}

/** Its former sequence leaves first, so that the counter can have its name. */
export function becomesIdentity(context: PlainContext, object: CatalogObject): boolean {
  const after = context.after.get(object.address);
  return object.kind === "column" && object.identity === null && object.default !== null && after?.kind === "column" && after.identity !== null;
}

/** An object that is altered in place and does not need the other any more afterwards. */
export function lets(context: PlainContext, object: CatalogObject, address: Address): boolean {
  const change = [...context.changes, ...context.inherited].find(
    (each) => (each.kind === "alter" || each.kind === "rename") && each.before.address === object.address,
  );
  if (change?.kind !== "alter" && change?.kind !== "rename") return false;
  return !needsOf(change.after).includes(address) && !isMadeAgain(alterationOf(context, change));
}

/** A domain that is altered in place, and whose default alone needed it. */
export function letsByDefault(context: PlainContext, object: CatalogObject, address: Address): boolean {
  const routine = context.base.get(address);
  if (object.kind !== "domain" || object.default === null || routine?.kind !== "function" || !lets(context, object, address)) return false;
  return object.checks.every((check) => sqlTokens(check.definition).every((token) => token.name !== routine.name));
}

/** Its former text would have to come back, on the way back, while columns have their later names. */
export function namesRenamed(context: PlainContext, { before, properties }: Extract<Change, { readonly kind: "alter" }>): boolean {
  if (
    context.renames.columns.size === 0 ||
    !properties.some((name) => ["definition", "using", "check"].includes(name)) ||
    before.kind === "index" ||
    before.kind === "constraint" ||
    before.kind === "trigger"
  )
    return false;
  const own = "table" in before ? `column:${qualifiedName(before.schema, before.table)}.` : null;
  return [...context.renames.columns.values()].some(
    (column) => before.depends_on.includes(column.address) && (own === null || !column.address.startsWith(own)),
  );
}

export function isRetyped(change: Change): change is Extract<Change, { readonly kind: "alter" }> {
  return change.kind === "alter" && change.after.kind === "column" && !isOfView(change.after) && change.properties.some((name) => saidOfType.includes(name));
}

/** A child's column becomes of another type with its parent's, which alone gives its default up for that: the child's, another one, may be no value of it. */
export function keepsDefault(context: PlainContext, change: Change): boolean {
  if (!isRetyped(change) || change.before.kind !== "column" || change.before.default === null || change.before.generated !== null) return false;
  const told = context.changes.some((each) => each.address === change.address && each.kind === "alter" && each.properties.includes("default"));
  return told || childrenDiffer(context, change.after as ColumnObject, "default");
}

/** A column's recorded needs say both what its type and what its default needs; a type that leaves is no matter of the default. */
export function typeNeeds(column: Extract<CatalogObject, { readonly kind: "column" }>, address: Address): boolean {
  return !address.startsWith("function:") && !address.startsWith("sequence:") && column.address !== address;
}

/** A part leaves with what it is part of. */
export function isPartOf(object: CatalogObject, address: Address): boolean {
  if ("table" in object) return address.slice(address.indexOf(":") + 1) === qualifiedName(object.schema, object.table) || address.startsWith("schema:");
  return address.startsWith("schema:");
}
