import type { CatalogObject, ConstraintObject, IndexObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { substituteNames } from "../../diff/substitute-names.ts";
import { hazard } from "../../hazards/hazard.ts";
import { addNotValid, constraintIsValid, constraintUsingIndex, dropConstraint, renameConstraint, validateConstraint } from "../../render/alter-constraint.ts";
import { createIndex, dropIndex, indexIsLeftover, indexIsValid, placedIndex, renameIndex } from "../../render/alter-index.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { describe } from "../../render/describe-object.ts";
import { concurrentDraft, inSequence, nothingToUndo, scanDraft, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { childrenOf, type PlanContext } from "../plan-context.ts";
import { isMadeWith } from "../shared-parts.ts";
import type { SyncGroup } from "../sync-group.ts";
import { transitionName } from "../transition-name.ts";
import { partitionedIndexDrafts } from "./partitioned.ts";
import { commentDraft } from "./indexes.ts";
import { exclusive, queue } from "./not-null.ts";

export type Successor = {
  readonly object: ConstraintObject | IndexObject;
  /** Name until the switch: its own where that is free, else a transition name. */
  readonly stage: string;
  /** The former object of the same name, which stands until the plan is completed. */
  readonly former: ConstraintObject | IndexObject | null;
};

/** Keys, checks and indexes over the new columns of a group. */
export function successorsOf(context: PlanContext, group: SyncGroup): readonly Successor[] {
  const names = group.later.map((each) => each.column.name);
  const taken = new Map<string, ConstraintObject | IndexObject>();
  for (const child of childrenOf(context.base, group.table)) if (child.kind === "constraint" || child.kind === "index") taken.set(child.name, child);
  const primary = primaryOver(context.base, group);
  return childrenOf(context.after, group.table).flatMap((object): readonly Successor[] => {
    if (object.kind !== "constraint" && object.kind !== "index") return [];
    if (!isMadeWith(group, object, names)) return [];
    if (primary !== null && object.kind === "constraint" && object.type === "primary")
      return [{ object, former: primary, stage: transitionName("new", object.name) }];
    const former = taken.get(object.name) ?? null;
    return [{ object, former, stage: former === null ? object.name : transitionName("new", object.name) }];
  });
}

/** The primary key over columns that leave, whatever the one that takes its place is called. */
export function primaryOver(catalog: PlanContext["base"], group: Pick<SyncGroup, "table" | "former">): ConstraintObject | null {
  const names = group.former.map((each) => each.column.name);
  const found = childrenOf(catalog, group.table).find(
    (child) => child.kind === "constraint" && child.type === "primary" && child.columns.some((column) => names.includes(column)),
  );
  return found?.kind === "constraint" ? found : null;
}

/** Builds them beside the former ones: online, over the columns' names of that time. */
export function successorDrafts(context: PlanContext, group: SyncGroup, successor: Successor, requires: readonly string[]): readonly Draft[] {
  const columns = new Map(group.later.map((each) => [each.column.name, each.stage]));
  const object = successor.object;
  const definition =
    object.kind === "constraint" && object.type === "foreign"
      ? foreignOver(object.definition, columns)
      : substituteNames(object.definition, { tables: new Map(), columns });
  if (object.kind === "index" && group.table.partition_key !== null)
    return partitionedIndexDrafts(context, group.table, object, successor.stage, { definition, requires, phase: "validate" });
  if (object.kind === "index") {
    const build = indexDraft(object, successor.stage, definition, requires);
    return [build, ...commentDraft(object, successor.stage, build.id)];
  }
  if (object.type === "unique" || object.type === "primary")
    return uniqueDrafts(group, object, successor, columns, requires).slice(0, isPrimary(successor) ? 1 : 2);
  return constraintDrafts(group, object, successor.stage, definition, requires);
}

function foreignOver(definition: string, columns: ReadonlyMap<string, string>): string {
  const at = definition.indexOf(" REFERENCES ");
  return `${substituteNames(definition.slice(0, at), { tables: new Map(), columns })}${definition.slice(at)}`;
}

export function indexDraft(
  index: IndexObject,
  name: string,
  definition: string,
  requires: readonly string[],
  phase: "expand" | "validate" = "validate",
): Draft {
  const repair = dropIndex(index.schema, name, true);
  return concurrentDraft({
    phase,
    kind: "create_index",
    object: index.address,
    what: `build index ${name} on ${index.table}, concurrently`,
    requires,
    provides: [index.address],
    uses: index.depends_on,
    locks: [{ relation: `table:${qualifiedName(index.schema, index.table)}`, mode: "SHARE UPDATE EXCLUSIVE" }],
    statement: createIndex(placedIndex({ ...index, definition }), name, true),
    leftover: indexIsLeftover(index.schema, name),
    repair,
    probe: indexIsValid(index.schema, name),
    verify: indexIsValid(index.schema, name),
    undo: { kind: "run", run: { kind: "concurrent", statement: repair.replace("concurrently ", "concurrently if exists "), leftover: null, repair: null } },
    hazards: [
      hazard("concurrent_index", `the build on ${index.table} waits for transactions that are older than it`),
      ...(index.unique ? [hazard("unique_on_data", `duplicates in ${index.table} stop the build of ${name}`)] : []),
    ],
  });
}

/** Has it made room for its successor by then? Keys do when they take their index over, all others with the exchange. */
export function isAside(group: SyncGroup, child: ConstraintObject | IndexObject): boolean {
  return group.exchange || (child.kind === "constraint" && (child.type === "unique" || child.type === "primary"));
}

/** A table has one primary key at a time: the new one takes its place in the moment of the exchange, or when the plan is completed. */
export function isPrimary({ object, former }: Successor): boolean {
  return object.kind === "constraint" && object.type === "primary" && former?.kind === "constraint" && former.type === "primary";
}

function uniqueDrafts(
  group: SyncGroup,
  key: ConstraintObject,
  successor: Successor,
  columns: ReadonlyMap<string, string>,
  requires: readonly string[],
): readonly Draft[] {
  const list = key.columns.map((column) => quoteIdent(columns.get(column) ?? column)).join(", ");
  return uniqueUsingIndex(group.table, key, transitionName("new", key.name), list, successor.former, requires);
}

/** A unique or primary key by way of an index that is built online; the constraint takes it over under a brief lock. */
export function uniqueUsingIndex(
  table: SyncGroup["table"],
  key: ConstraintObject,
  index: string,
  columns: string,
  former: CatalogObject | null,
  requires: readonly string[],
): readonly Draft[] {
  const name = qualifiedName(table.schema, table.name);
  const deferrable = / (DEFERRABLE.*)$/u.exec(key.definition)?.[1];
  const build = indexDraft(
    { ...blankIndex, address: key.address, name: index, schema: table.schema, table: table.name, depends_on: key.depends_on },
    index,
    keyIndex(table, key, index, columns),
    requires,
  );
  const old = former === null ? [] : [renameConstraint(name, key.name, transitionName("old", key.name))];
  const oldBack = former === null ? [] : [renameConstraint(name, transitionName("old", key.name), key.name)];
  const using = transactionDraft({
    phase: "switch",
    kind: "add_unique",
    object: key.address,
    what: `${key.type === "primary" ? "primary" : "unique"} key ${key.name} of ${table.name} takes its index over`,
    provides: [key.address],
    locks: exclusive(table),
    statements: [
      ...old,
      constraintUsingIndex(
        name,
        key.name,
        key.type === "primary" ? "primary" : "unique",
        index,
        deferrable === undefined ? "" : ` ${deferrable.toLowerCase()}`,
      ),
      ...describe(key),
    ],
    undo: undoBy(exclusive(table), [dropConstraint(name, key.name), ...oldBack]),
    hazards: [queue(table)],
  });
  return inSequence([{ ...build, provides: [] }, using]);
}

/** The index of a unique or primary key by itself. */
export function keyIndex(table: SyncGroup["table"], key: ConstraintObject, index: string, columns: string): string {
  const nulls = / NULLS NOT DISTINCT/u.test(key.definition) ? " nulls not distinct" : "";
  const include = / INCLUDE (\([^)]*\))/u.exec(key.definition)?.[1];
  const stored = / WITH \([^)]*\)/u.exec(key.definition)?.[0] ?? "";
  const place = / USING INDEX (TABLESPACE (?:"(?:[^"]|"")*"|\S+))/u.exec(key.definition)?.[1];
  return `CREATE UNIQUE INDEX ${quoteIdent(index)} ON ${qualifiedName(table.schema, table.name)} USING btree (${columns})${include === undefined ? "" : ` include ${include}`}${nulls}${stored}${place === undefined ? "" : ` ${place}`}`;
}

export const blankIndex: Omit<IndexObject, "address" | "name" | "schema" | "table" | "depends_on"> = {
  kind: "index",
  owner: null,
  grants: [],
  comment: null,
  extension: null,
  definition: "",
  unique: true,
  method: "btree",
  keys: [],
  predicate: null,
  valid: true,
  tablespace: null,
};

function constraintDrafts(group: SyncGroup, constraint: ConstraintObject, stage: string, definition: string, requires: readonly string[]): readonly Draft[] {
  return notValidThenValidate(group.table, constraint, stage, definition, "validate", requires);
}

/** A check or foreign key on data: enforced at once, read in a step of its own. */
export function notValidThenValidate(
  table: SyncGroup["table"],
  constraint: ConstraintObject,
  stage: string,
  definition: string,
  phase: "expand" | "validate",
  requires: readonly string[],
): readonly Draft[] {
  const name = qualifiedName(table.schema, table.name);
  const foreign = constraint.type === "foreign";
  const referenced = constraint.references?.table;
  const both = (own: Lock["mode"], other: Lock["mode"]): readonly Lock[] => [
    { relation: table.address, mode: own },
    ...(referenced === undefined || referenced === table.address ? [] : [{ relation: referenced, mode: other }]),
  ];
  const locks = foreign ? both("SHARE ROW EXCLUSIVE", "SHARE ROW EXCLUSIVE") : exclusive(table);
  const undoLocks = foreign ? both("ACCESS EXCLUSIVE", "ACCESS EXCLUSIVE") : exclusive(table);
  const add = transactionDraft({
    phase,
    kind: foreign ? "add_foreign_key" : "add_check",
    object: constraint.address,
    what: `add ${foreign ? "foreign key" : "check"} ${stage} to ${table.name} (not read yet)`,
    requires,
    provides: [constraint.address],
    uses: constraint.depends_on,
    locks,
    statements: [addNotValid(name, stage, definition), ...describe({ ...constraint, name: stage })],
    undo: undoBy(undoLocks, [dropConstraint(name, stage)]),
    hazards: [
      foreign
        ? hazard("brief_write_lock", `writes to ${locks.map((lock) => lock.relation.slice("table:".length)).join(" and ")} wait for milliseconds`)
        : queue(table),
    ],
  });
  if (!constraint.valid || / NOT ENFORCED$/u.test(constraint.definition)) return [add];
  const validate = scanDraft({
    phase: "validate",
    kind: foreign ? "validate_foreign_key" : "validate_check",
    object: constraint.address,
    what: `read ${table.name}: every row keeps ${stage}`,
    locks: foreign ? both("SHARE UPDATE EXCLUSIVE", "ROW SHARE") : [{ relation: table.address, mode: "SHARE UPDATE EXCLUSIVE" }],
    statement: validateConstraint(name, stage),
    probe: constraintIsValid(name, stage),
    undo: nothingToUndo,
    requires: [add.id],
    hazards: [
      hazard("long_scan", `${table.name} is read once`),
      hazard(foreign ? "foreign_key_on_data" : "check_on_data", `a row of ${table.name} that breaks ${stage} stops the step`),
    ],
  });
  return [add, validate];
}

/** Statements by which the new objects take their names over at the switch, and back. */
export function nameExchange(group: SyncGroup, successors: readonly Successor[]): { readonly forward: readonly string[]; readonly back: readonly string[] } {
  const table = qualifiedName(group.table.schema, group.table.name);
  const forward: string[] = [];
  const back: string[] = [];
  for (const { object, former, stage } of successors) {
    if (former === null || isKey(object)) continue;
    const archived = transitionName("old", object.name);
    forward.push(renamed(former, table, object.name, archived), renamed(object, table, stage, object.name));
    back.unshift(renamed(object, table, object.name, stage), renamed(former, table, archived, object.name));
  }
  return { forward, back };
}

function isKey(object: ConstraintObject | IndexObject): boolean {
  return object.kind === "constraint" && (object.type === "unique" || object.type === "primary");
}

function renamed(object: ConstraintObject | IndexObject, table: string, from: string, to: string): string {
  return object.kind === "index" ? renameIndex(object.schema, from, to) : renameConstraint(table, from, to);
}
