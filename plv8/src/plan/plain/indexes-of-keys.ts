/** A unique index that becomes a key: the key takes it over as it stands. Back there is no such way, nor where a table is partitioned. */
import type { Address, CatalogObject, ConstraintObject, IndexObject, TableObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { constraintUsingIndex, dropConstraint } from "../../render/alter-constraint.ts";
import { indexStored } from "../../render/alter/constraint.ts";
import { storageOptions } from "../../render/alter/options.ts";
import { takeClause } from "../../render/alter/read-definition.ts";
import { describe } from "../../render/describe-object.ts";
import { commentOnIndex } from "../../render/hidden-parts.ts";
import { keyStorage } from "../../render/key-storage.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { neededBy } from "../../catalog/needed-by.ts";
import { isAboutTheSame } from "../its-index.ts";
import { isSlow } from "../is-slow.ts";
import { tableAddress } from "../plan-context.ts";
import { wholeAgain } from "./whole.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

/** Indexes that leave, by the keys that come in their place. */
export function indexesTakenOver(base: Objects, after: Objects, changes: readonly Change[]): ReadonlyMap<Address, IndexObject> {
  const leaving = changes.flatMap((change) => (change.kind === "drop" && change.before.kind === "index" ? [change.before] : []));
  const taken = new Map<Address, IndexObject>();
  for (const change of leaving.length === 0 ? [] : changes) {
    const key = change.kind === "create" ? change.after : undefined;
    if (key?.kind !== "constraint" || (key.type !== "unique" && key.type !== "primary") || isSlow(key)) continue;
    const found = leaving
      .filter((index) => ![...taken.values()].includes(index) && fits(base, after, changes, key, index))
      .sort((left, right) => Number(right.name === key.name) - Number(left.name === key.name))[0];
    if (found !== undefined) taken.set(key.address, found);
  }
  return taken;
}

function fits(base: Objects, after: Objects, changes: readonly Change[], key: ConstraintObject, gone: IndexObject): boolean {
  const index = base.get(gone.address);
  const [before, later] = [base.get(tableAddress(key.schema, key.table)), after.get(tableAddress(key.schema, key.table))];
  if (index?.kind !== "index" || before?.kind !== "table" || later?.kind !== "table") return false;
  const isWhole = index.valid && [index.attached_to, key.attached_to, key.part_of, key.waits].every((each) => each === undefined);
  const isSaid = [index.bound_to, index.labels, key.bound_to, key.labels].some((each) => (each ?? []).length > 0);
  return (
    index.schema === key.schema &&
    index.table === key.table &&
    before.partition_key === null &&
    later.partition_key === null &&
    before.partition_of?.parent === later.partition_of?.parent &&
    isWhole &&
    !isSaid &&
    isAboutTheSame(later, key, index) &&
    (index.name === key.name || !isNamed(after, index)) &&
    isMarkedAlike(before, later, index, key) &&
    referrers(base, index).every((each) => staysOrLeaves(base, after, changes, each, index))
  );
}

/** Another relation takes the index's name: it may come before the key does. */
function isNamed(after: Objects, { schema, name }: IndexObject): boolean {
  const identity = qualifiedName(schema, name);
  const keyed = [...after.values()].some(
    (each) => each.kind === "constraint" && each.schema === schema && each.name === name && each.type !== "check" && each.type !== "foreign",
  );
  return keyed || ["index", "table", "view", "materialized_view", "sequence", "foreign_table", "composite"].some((kind) => after.has(`${kind}:${identity}`));
}

/** What the table is known by, or clustered on, is this index on both sides, or on neither. */
function isMarkedAlike(before: TableObject, after: TableObject, index: IndexObject, key: ConstraintObject): boolean {
  const marks = (table: TableObject, name: string): string => `${String(table.cluster_on === name)} ${String(table.replica_identity === `index ${name}`)}`;
  return marks(before, index.name) === marks(after, key.name);
}

function referrers(base: Objects, index: IndexObject): readonly CatalogObject[] {
  return neededBy(base, index.address).filter((each) => each.address !== index.address);
}

/** A foreign key that goes on to need the index comes back, on the way back, with the index. */
function staysOrLeaves(base: Objects, after: Objects, changes: readonly Change[], object: CatalogObject, index: IndexObject): boolean {
  if (object.kind !== "constraint" || object.type !== "foreign") return false;
  const columns = [...object.depends_on, ...index.depends_on].filter((need) => need.startsWith("column:"));
  const asBefore = columns.every((address) => {
    const [former, later] = [base.get(address), after.get(address)];
    return former?.kind === "column" && later?.kind === "column" && former.type === later.type && former.collation === later.collation;
  });
  const change = changes.find((each) => (each.kind === "create" ? each.address : each.before.address) === object.address);
  return change === undefined ? asBefore && after.has(object.address) : change.kind === "drop";
}

export function takeOver(key: ConstraintObject, index: IndexObject): readonly string[] {
  const deferrable = / (?<words>DEFERRABLE.*)$/u.exec(key.definition)?.groups?.["words"];
  const silent = index.comment !== null && key.index_comment === undefined ? [commentOnIndex(key, null)] : [];
  const stored = { rest: "", options: storageOptions(takeClause(index.definition, "with").inside), tablespace: tablespaceOf(index) };
  return [
    constraintUsingIndex(
      qualifiedName(key.schema, key.table),
      key.name,
      key.type === "primary" ? "primary" : "unique",
      index.name,
      deferrable === undefined ? "" : ` ${deferrable.toLowerCase()}`,
    ),
    ...indexStored(key, stored, keyStorage(key.definition)),
    ...describe(key),
    ...silent,
  ];
}

function tablespaceOf(index: IndexObject): string | null {
  return index.tablespace === null ? null : quoteIdent(index.tablespace);
}

/** Postgres drops the index with the key: it is built again, and foreign keys that need it come again with it. */
export function giveBack(base: Objects, after: Objects, key: ConstraintObject, index: IndexObject): readonly string[] {
  const former = base.get(index.address) as IndexObject;
  const standing = referrers(base, index).flatMap((each) => (each.kind === "constraint" && after.has(each.address) ? [each] : []));
  return [
    ...standing.map((each) => dropConstraint(qualifiedName(each.schema, each.table), each.name)),
    dropConstraint(qualifiedName(key.schema, key.table), key.name),
    ...[former, ...standing].flatMap((each) => wholeAgain(after, base, each)),
  ];
}

/** Of a key that leaves while its index is to stay, and of a partitioned table's index that is to be a key: why it is built again. */
export function builtAgainBecause(base: Objects, after: Objects, changes: readonly Change[]): ReadonlyMap<Address, string> {
  const come = changes.flatMap((change) => (change.kind === "create" ? [change.after] : []));
  return new Map(
    changes.flatMap((change): readonly (readonly [Address, string])[] => {
      const gone = change.kind === "drop" ? base.get(change.address) : undefined;
      if (gone?.kind !== "index" && gone?.kind !== "constraint") return [];
      const table = after.get(tableAddress(gone.schema, gone.table));
      const other = table?.kind === "table" ? come.find((each) => isItsOther(table, gone, each)) : undefined;
      if (table?.kind !== "table" || other === undefined) return [];
      if (gone.kind === "constraint") return [[gone.address, `Postgres drops the index of a key with it, and index ${other.name} is to be there without`]];
      return table.partition_key === null
        ? []
        : [[gone.address, `Postgres makes no key of an index of a partitioned table that stands, as ${other.name} is to be`]];
    }),
  );
}

function isItsOther(table: TableObject, gone: IndexObject | ConstraintObject, come: CatalogObject): boolean {
  const [key, index] = gone.kind === "constraint" ? [gone, come] : [come, gone];
  return (
    key.kind === "constraint" &&
    index.kind === "index" &&
    (key.type === "unique" || key.type === "primary") &&
    key.schema === index.schema &&
    key.table === index.table &&
    isAboutTheSame(table, key, index)
  );
}
