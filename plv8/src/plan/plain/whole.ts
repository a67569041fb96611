import type { Address, CatalogObject, ColumnObject, MaterializedViewObject, TableObject } from "../../types/catalog.ts";
import { addColumn, asIdentity, dropColumn, setNotNull } from "../../render/alter-column.ts";
import { becomeIdentity, isOfView } from "../../render/alter/column.ts";
import { createBornParts } from "../../render/born-parts.ts";
import { itsFunctions } from "../../render/base-type.ts";
import { clusterOn, replicaIdentity, setTriggerState } from "../../render/alter/table.ts";
import { createStatements } from "../../render/create-objects.ts";
import { describeColumn } from "../../render/describe-object.ts";
import { dropStatements } from "../../render/drop-object.ts";
import { sayHidden } from "../../render/hidden-column.ts";
import { renderSettings } from "../../render/finish-object.ts";
import { changeNotNullAs, notNullToItself } from "../../render/hidden-parts.ts";
import { partsOf } from "../../render/index-parts.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { besidesMethod, besidesParent } from "../../render/render-table.ts";
import { ownSequence } from "../../render/render-sequence.ts";
import { createUnder, settleCounter } from "../default-privileges.ts";
import { grouped } from "../../catalog/grouped.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { childrenOf, columnsOf, tableAddress } from "../plan-context.ts";
import { withChecksAbove, withoutValidated } from "../checks-above.ts";
import { parentColumns } from "../parent-columns.ts";
import { nameParts } from "./part-names.ts";
import { statesBelow } from "./trigger-states.ts";
import { validatedBelow } from "./validated-parts.ts";

type Objects = ReadonlyMap<Address, CatalogObject>;

/** What leaves with an object without a word, and comes back with it. Foreign keys are told by themselves. */
function withParts(catalog: Objects, object: CatalogObject): readonly CatalogObject[] {
  if ((object.kind === "index" && !object.valid) || (object.kind === "constraint" && object.waits === true))
    return [
      object,
      ...[...catalog.values()].flatMap((part) =>
        (part.kind === "index" || part.kind === "constraint") && part.attached_to === object.address ? withParts(catalog, part) : [],
      ),
    ];
  if (object.kind === "index") return [object, ...keysOfParts(catalog, object.address)];
  if (object.kind === "base_type") return [object, ...itsFunctions(object, catalog)];
  if (object.kind === "extension") return [object, ...[...catalog.values()].filter((part) => part.kind === "privileges" && part.member_of === object.address)];
  if (object.kind !== "table" && object.kind !== "view" && object.kind !== "materialized_view" && object.kind !== "foreign_table") return [object];
  const identity = object.address.slice(object.address.indexOf(":") + 1);
  const parts =
    object.schema === null
      ? []
      : childrenOf(catalog, { schema: object.schema, name: object.name }).filter((child) => child.kind !== "constraint" || child.type !== "foreign");
  const others = [...catalog.values()].filter(
    (each) =>
      (each.kind === "rule" && each.address.startsWith(`rule:${identity}.`)) ||
      (each.kind === "sequence" && each.owned_by?.startsWith(`column:${identity}.`) === true),
  );
  return [object, ...parts, ...others];
}

/** As it was, with all that left with it. */
export function wholeAgain(standing: Objects, catalog: Objects, object: CatalogObject, required: readonly string[] = []): readonly string[] {
  if (object.kind === "column" && !isOfView(object)) return addAgain(standing, catalog, object, required);
  if (object.kind === "table") return tableAgain(standing, catalog, object);
  if (object.kind === "foreign_table")
    return withChecksAbove(catalog, [object], createUnder(standing, withParts(catalog, object).map(withoutValidated), parentColumns(catalog, object)));
  return [
    ...createBornParts(catalog, object),
    ...createUnder(standing, withParts(catalog, object)),
    ...(object.kind === "trigger" ? statesBelow(catalog, object) : []),
    ...withParts(catalog, object).flatMap((part) => nameParts(catalog, part)),
    ...(object.kind === "index" || object.kind === "constraint" ? countsOn(catalog, object) : []),
    ...(object.kind === "constraint" && object.type === "check" ? validatedBelow(standing, catalog, object) : []),
  ];
}

/** Parts of indexes above have their names before its own indexes come; triggers that it has of its parent fire as they did. */
function tableAgain(standing: Objects, catalog: Objects, table: TableObject): readonly string[] {
  const names = nameParts(catalog, table);
  const parts = withParts(catalog, table).map((part) =>
    part === table ? besidesParent(names.length === 0 ? table : withoutParts(catalog, table), parentOf(catalog, table)) : part,
  );
  const statements = createUnder(standing, parts, parentColumns(catalog, table));
  const made = statements.findIndex((statement) => /^create (?:unlogged )?table /u.test(statement));
  const states = (table.triggers ?? []).map((each) => setTriggerState(table, each.name, each.enabled));
  return [...statements.slice(0, made + 1), ...besidesMethod(table, parentOf(catalog, table)), ...names, ...statements.slice(made + 1), ...states];
}

function parentOf(catalog: Objects, table: TableObject): TableObject | undefined {
  const parent = catalog.get(table.partition_of?.parent ?? "");
  return parent?.kind === "table" ? parent : undefined;
}

/** A table with its columns; a sequence without its owner, which comes after it. `standing`: whose default privileges are in force. */
export function createWhole(standing: Objects, catalog: Objects, object: CatalogObject): readonly string[] {
  if (object.kind === "table")
    return [
      ...createUnder(
        standing,
        [besidesParent(withoutIndexes(object), parentOf(catalog, object)), ...columnsOf(catalog, object)],
        parentColumns(catalog, object),
      ),
      ...besidesMethod(object, parentOf(catalog, object)),
      ...nameParts(catalog, object),
    ];
  if (object.kind === "index" || object.kind === "constraint")
    return [...createBornParts(catalog, object), ...createStatements([object]), ...nameParts(catalog, object), ...countsOn(catalog, object)];
  if (object.kind === "view" || object.kind === "materialized_view")
    return createUnder(standing, [
      object.kind === "view" ? object : withoutCluster(object),
      ...childrenOf(catalog, object).filter((child) => child.kind === "column"),
    ]);
  if (object.kind === "base_type") return createUnder(standing, withParts(catalog, object));
  if (object.kind === "foreign_table")
    return withChecksAbove(
      catalog,
      [object],
      createUnder(
        standing,
        [withoutValidated(object), ...columnsOf(catalog, { schema: object.schema ?? "", name: object.name })],
        parentColumns(catalog, object),
      ),
    );
  return createUnder(standing, [object.kind === "sequence" ? { ...object, owned_by: null } : object]);
}

/** A table is told which index it is clustered on, or known by to subscribers, when that index is there. */
function withoutIndexes(table: TableObject): TableObject {
  const { cluster_on: _index, ...rest } = table;
  return table.replica_identity.startsWith("index ") ? { ...rest, replica_identity: "default" } : rest;
}

/** What it is told of parts is told with their names. */
function withoutParts(catalog: Objects, table: TableObject): TableObject {
  const known = partsOf(table, catalog, catalog).flatMap((part) => part.known);
  const { cluster_on: index, ...rest } = table;
  return {
    ...rest,
    ...(index === undefined || known.includes("cluster on") ? {} : { cluster_on: index }),
    replica_identity: known.includes("replica identity using index") ? "default" : table.replica_identity,
  };
}

function withoutCluster({ cluster_on: _index, ...view }: MaterializedViewObject): MaterializedViewObject {
  return view;
}

function countsOn(catalog: Objects, index: { readonly schema: string; readonly table: string; readonly name: string }): readonly string[] {
  const view = catalog.get(`materialized_view:${qualifiedName(index.schema, index.table)}`);
  if (view?.kind === "materialized_view" && view.cluster_on === index.name) return renderSettings(view);
  const table = catalog.get(tableAddress(index.schema, index.table));
  if (table?.kind !== "table") return [];
  return [
    ...(table.cluster_on === index.name ? [clusterOn(table)] : []),
    ...(table.replica_identity === `index ${index.name}` ? [replicaIdentity(table)] : []),
  ];
}

/** With the sequence that left with it. */
function addAgain(standing: Objects, catalog: Objects, column: ColumnObject, required: readonly string[]): readonly string[] {
  const sequences = [...catalog.values()].flatMap((object) => (object.kind === "sequence" && object.owned_by === column.address ? [object] : []));
  return [
    ...sequences.flatMap((sequence) => createStatements([{ ...sequence, owned_by: null }])),
    ...addWhole(standing, catalog, column, required),
    ...sequences.flatMap(ownSequence),
  ];
}

/** `required`: where its NOT NULL is not said with it. */
export function addWhole(standing: Objects, catalog: Objects, column: ColumnObject, required: readonly string[] = []): readonly string[] {
  const name = qualifiedName(column.schema, column.table);
  const kept = column.not_null_as?.no_inherit === true && column.identity === null && hasChildren(catalog, column);
  const add = addColumn(name, column.name, column, {
    withDefault: true,
    notNull:
      !kept && required.length === 0 && column.not_null && (column.identity === null || (column.not_null_as !== undefined && !hasChildren(catalog, column))),
  });
  const made =
    column.identity === null
      ? [add, ...required]
      : hasChildren(catalog, column)
        ? [
            add,
            numberRows(name, column.name),
            ...(required.length > 0 ? required : [setNotNull(name, column.name), ...changeNotNullAs(column, undefined)]),
            ...becomeIdentity(name, column, column.identity),
          ]
        : [`${add} ${asIdentity(column.identity)}`];
  return [
    ...made,
    ...(kept ? [notNullToItself(column)] : []),
    ...renderSettings(column),
    ...describeColumn(column, column.name),
    ...settleCounter(standing, catalog, column),
  ];
}

/** Postgres has no identity column for a table and its children in one statement; only the table itself counts. */
function hasChildren(catalog: Objects, column: ColumnObject): boolean {
  return heirsOf(catalog, tableAddress(column.schema, column.table)).length > 0;
}

/** Rows get numbers in the order in which they lie. */
function numberRows(table: string, column: string): string {
  const name = quoteIdent(column);
  return `update ${table} as t set ${name} = n.number from (select tableoid, ctid, pg_catalog.row_number() over () as number from ${table} where ${name} is null) as n where t.tableoid = n.tableoid and t.ctid = n.ctid`;
}

/** Partitions' own keys whose indexes are parts of this one. */
const keysOfParts = grouped<CatalogObject>((key, add) => {
  if (key.kind === "constraint" && key.part_of !== undefined) add(key.part_of, key);
});

/** An index leaves with the keys of partitions that are parts of it: Postgres drops neither of them while the other stands. */
export function dropIn(catalog: Objects, object: CatalogObject): readonly string[] {
  return object.kind === "index" && keysOfParts(catalog, object.address).length > 0
    ? dropWhole(object).map((statement) => `${statement} cascade`)
    : dropWhole(object);
}

export function dropWhole(object: CatalogObject): readonly string[] {
  if (object.kind === "column" && isOfView(object)) return sayHidden(object, null);
  if (object.kind === "column") return [dropColumn(qualifiedName(object.schema, object.table), object.name)];
  return dropStatements(object);
}
