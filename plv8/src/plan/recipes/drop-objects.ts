import type { CatalogObject, ColumnObject, PolicyObject, TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { setAside } from "../../render/archive-sql.ts";
import { dropStatements } from "../../render/drop-object.ts";
import { isItsFunction, itsFunctions } from "../../render/base-type.ts";
import { objectPhrase } from "../../render/describe-object.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { transactionDraft, undoBy, type Draft } from "../draft.ts";
import { withChecksAbove, withoutValidated } from "../checks-above.ts";
import { createUnder } from "../default-privileges.ts";
import { foreignParentColumns } from "../parent-columns.ts";
import { locksOfDefined, locksOfParents, locksOfTriggered } from "./locks-of-defined.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { childrenOf, tableAddress, type PlanContext } from "../plan-context.ts";
import { transitionName } from "../transition-name.ts";
import { isSameApart } from "../types-apart.ts";
import { holdsEveryValue } from "../widening.ts";
import { untrackedUses } from "../untracked-uses.ts";
import { byHandHazards } from "../plain/by-hand-hazards.ts";
import { archiveSchema } from "./archive.ts";
import { dropPolicyDraft } from "./code-objects.ts";
import { dropConstraintDrafts } from "./drop-parts.ts";
import { label } from "./alter-attributes.ts";
import { leavingPartitionDrafts } from "./partition-of.ts";

/**
 * A dropped table moves to the archive schema whole, out of reach of the applications; a rollback moves it back. Its foreign keys leave first, and it its
 * parent.
 */
export function dropTableDrafts(context: PlanContext, table: TableObject): readonly Draft[] {
  const keys = childrenOf(context.base, table).flatMap((child) =>
    child.kind === "constraint" && child.type === "foreign" ? dropConstraintDrafts(context, child, false) : [],
  );
  const apart = leavingPartitionDrafts(context, table);
  const schema = archiveSchema(table.schema);
  const kept = transitionName(table.name).slice("zz_arch_".length);
  // A policy that needs what leaves too would hold it.
  const policies = childrenOf(context.base, table).filter(
    (child): child is PolicyObject =>
      child.kind === "policy" && child.depends_on.some((need) => need !== table.address && !need.startsWith("column:") && !context.after.has(need)),
  );
  const first = policies.map((policy) => dropPolicyDraft(table, policy));
  const heirs = heirsOf(context.base, table.address)
    .filter((each) => context.after.has(each.address))
    .map((each) => `contract ${each.partition_of === null ? "no_inherit" : "detach_partition"} ${each.address}`);
  const from = qualifiedName(table.schema, table.name);
  const to = qualifiedName(schema, kept);
  const locks: readonly Lock[] = [{ relation: table.address, mode: "ACCESS EXCLUSIVE" }];
  const moved: readonly Lock[] = [{ relation: `table:${to}`, mode: "ACCESS EXCLUSIVE" }];
  const parents = table.inherits.filter((each) => context.after.has(each)).map((each) => each.slice(each.indexOf(":") + 1));
  const rename = (at: string, source: string, target: string): readonly string[] =>
    source === target ? [] : [`alter table ${qualifiedName(at, source)} rename to ${quoteIdent(target)}`];
  const drop = transactionDraft({
    phase: "contract",
    kind: "drop_table",
    object: table.address,
    what: `drop ${from}: moved to ${to}`,
    requires: [`contract create_archive_schema schema:${quoteIdent(schema)}`, ...[...keys, ...apart, ...first].map((draft) => draft.id), ...heirs],
    removes: [
      table.address,
      ...childrenOf(context.base, table)
        .filter((child) => !policies.some((policy) => policy.address === child.address))
        .map((child) => child.address),
    ],
    locks,
    also: [...moved, ...movedParts(context, table)],
    statements: [
      setAside(schema, kept),
      ...parents.map((each) => `alter table ${from} no inherit ${each}`),
      ...rename(table.schema, table.name, kept),
      `alter table ${qualifiedName(table.schema, kept)} set schema ${quoteIdent(schema)}`,
    ],
    // Its array's name is its own, cut: Postgres looks for a free one when a table is renamed, not when it changes schema.
    undo: undoBy(moved, [
      `alter table ${to} set schema ${quoteIdent(table.schema)}`,
      ...rename(table.schema, kept, table.name),
      ...parents.map((each) => `alter table ${from} inherit ${each}`),
    ]),
    hazards: [
      hazard("loses_data", `loses data: ${from} and its rows, kept as ${to}`),
      hazard("archive_holds_copy", `${to} keeps the rows until it is dropped`),
      ...untrackedUses(context, table, []),
    ],
  });
  return [...keys, ...apart, ...first, drop];
}

/** Partitions and heirs that leave with it may be in the archive by then. */
function movedParts(context: PlanContext, table: TableObject): readonly Lock[] {
  const children = heirsOf(context.base, table.address).filter((each) => !context.after.has(each.address));
  return children.flatMap((child): readonly Lock[] => [
    { relation: `table:${qualifiedName(archiveSchema(child.schema), transitionName(child.name).slice("zz_arch_".length))}`, mode: "ACCESS EXCLUSIVE" },
    ...movedParts(context, child),
  ]);
}

/** Objects without rows: functions, views, types, sequences. Made again by a rollback; what an archived table or column needs moves to the archive with it. */
export function dropPlainDraft(context: PlanContext, object: CatalogObject): Draft {
  if (kept.has(object.kind) && archiveNeeds(context, object)) return moveDraft(context, object);
  const locks: readonly Lock[] =
    object.kind === "view"
      ? [{ relation: object.address, mode: "ACCESS EXCLUSIVE" }]
      : [...locksOfDefined(object), ...locksOfTriggered(context.base, object, "ACCESS EXCLUSIVE"), ...locksOfParents(context.base, object, "leaves")];
  return transactionDraft({
    phase: "contract",
    kind: `drop_${object.kind}`,
    object: object.address,
    what: `drop ${object.kind.replaceAll("_", " ")} ${label(object)}`,
    removes: [object.address],
    locks,
    requires:
      object.kind === "schema"
        ? [...context.moves.moves.objects.values(), ...context.tableRenames.map(({ to }) => to)].map(
            (each) => `contract drop_compatibility_view ${each.address}`,
          )
        : [],
    statements: dropStatements(object),
    undo: undoBy(
      locks.filter((lock) => lock.relation !== object.address),
      wholeAgain(context, object),
    ),
    hazards: [hazard("behaviour_changes", `statements that use ${label(object)} fail from now on`), ...byHandHazards(object, null)],
  });
}

/** A function that a type reads or writes its values with goes where that goes. */
export function leavesWithType(context: PlanContext, routine: CatalogObject): boolean {
  return routine.depends_on.some((need) => {
    const type = context.base.get(need);
    return type !== undefined && !context.after.has(need) && isItsFunction(type, routine);
  });
}

/** A column that comes back behind the sequence takes it for its own then. */
function ownedLater(context: PlanContext, object: CatalogObject): CatalogObject {
  return object.kind === "sequence" && object.owned_by !== null && !context.after.has(object.owned_by) ? { ...object, owned_by: null } : object;
}

/** With its indexes, triggers and what is said about its columns, and filled. */
function wholeAgain(context: PlanContext, object: CatalogObject): readonly string[] {
  if (object.kind === "base_type") return createUnder(context.live, [object, ...itsFunctions(object, context.base)]);
  if (object.kind !== "view" && object.kind !== "materialized_view")
    return withChecksAbove(
      context.base,
      [object],
      createUnder(
        context.live,
        [
          withoutValidated(ownedLater(context, object)),
          ...(object.kind === "foreign_table" ? childrenOf(context.base, { schema: object.schema ?? "", name: object.name }) : []),
          ...(object.kind === "extension" ? [...context.base.values()].filter((each) => each.kind === "privileges" && each.member_of === object.address) : []),
        ],
        foreignParentColumns(context.base, [object]),
      ),
    );
  return [
    ...createUnder(context.live, [object, ...childrenOf(context.base, object)]),
    ...(object.kind === "view" ? [] : [`refresh materialized view ${qualifiedName(object.schema, object.name)}`]),
  ];
}

/** What archived rows need goes with them. */
const kept: ReadonlySet<CatalogObject["kind"]> = new Set(["enum", "function", "sequence", "domain", "composite", "range", "base_type", "extension"]);

/** Does something that leaves for the archive depend on it? `seen`: what was asked about already; types and functions over them may need each other. */
export function archiveNeeds(context: PlanContext, object: CatalogObject, seen: ReadonlySet<CatalogObject> = new Set()): boolean {
  if (seen.has(object)) return false;
  return [...context.base.values()].some((each) => {
    if (kept.has(each.kind) && each !== object && !context.after.has(each.address) && each.depends_on.includes(object.address))
      return archiveNeeds(context, each, new Set([...seen, object]));
    if (!each.depends_on.includes(object.address)) return false;
    // A typed table needs its type, a partitioned one what its key calls.
    if (each.kind === "table") return !context.after.has(each.address);
    if (!("table" in each)) return false;
    return !context.after.has(tableAddress(each.schema, each.table)) || (each.kind === "column" && isArchived(context, each));
  });
}

/** It leaves, or becomes of a type that does not hold all its values. */
function isArchived(context: PlanContext, column: ColumnObject): boolean {
  const after = context.columnRenames.get(column.address) ?? context.after.get(column.address);
  return (
    after?.kind !== "column" ||
    (after.type !== column.type && !holdsEveryValue(column.type, after.type) && !isSameApart(context.apart, column.type, after.type))
  );
}

/** Steps that make a copy of their values, of the type under its name. */
function columnsToArchive(context: PlanContext, type: CatalogObject): readonly string[] {
  return [...context.base.values()].flatMap((each) =>
    each.kind === "column" && each.depends_on.includes(type.address) && isArchived(context, each) && context.after.has(tableAddress(each.schema, each.table))
      ? [`contract drop_column ${each.address}`]
      : [],
  );
}

/** A type with its functions: those first, and back after it, so that they are called by its name here. */
function moveDraft(context: PlanContext, object: CatalogObject): Draft {
  const own = "schema" in object ? (object.schema ?? "") : "";
  const schema = archiveSchema(own);
  const all = [
    object,
    ...(object.kind === "base_type" ? itsFunctions(object, context.base).filter((routine) => "schema" in routine && routine.schema === own) : []),
  ];
  const there = (each: CatalogObject): string =>
    objectPhrase({ ...each, schema, address: each.address.replace(`:${quoteIdent(own)}.`, `:${quoteIdent(schema)}.`) } as CatalogObject);
  return transactionDraft({
    phase: "contract",
    kind: `drop_${object.kind}`,
    object: object.address,
    what: `drop ${object.kind.replaceAll("_", " ")} ${label(object)}: moved to ${schema}, where archived rows need it`,
    removes: [],
    locks: [],
    requires: [
      `contract create_archive_schema schema:${quoteIdent(schema)}`,
      ...(object.kind === "sequence" && object.owned_by !== null ? [`contract drop_column ${object.owned_by}`] : columnsToArchive(context, object)),
      ...leavesFirst(context, object),
    ],
    statements: [...all].reverse().map((each) => `alter ${objectPhrase(each)} set schema ${quoteIdent(schema)}`),
    undo: undoBy(
      [],
      all.map((each) => `alter ${there(each)} set schema ${quoteIdent(own)}`),
    ),
    hazards: [hazard("behaviour_changes", `statements that use ${label(object)} fail from now on`)],
  });
}

/** What leaves for good and calls it by its name when it comes back on a rollback. */
function leavesFirst(context: PlanContext, object: CatalogObject): readonly string[] {
  return context.changes.flatMap((change) =>
    change.kind === "drop" && !kept.has(change.before.kind) && change.before.depends_on.includes(object.address)
      ? [`contract drop_${change.before.kind} ${change.address}`]
      : [],
  );
}
