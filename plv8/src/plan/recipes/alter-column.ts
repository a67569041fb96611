import type { ColumnObject, TableObject } from "../../types/catalog.ts";
import type { Lock } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { dropView } from "../../render/alter-view.ts";
import { alterColumnType, columnSettings, setColumnDefault } from "../../render/alter-column.ts";
import { ownStorage } from "../../render/own-storage.ts";
import { qualifiedName } from "../../render/names.ts";
import { createUnder } from "../default-privileges.ts";
import { inSequence, transactionDraft, undoBy, type Draft } from "../draft.ts";
import { keptNames } from "../not-null/kept-names.ts";
import { said } from "../../catalog/not-null-name.ts";
import { childrenOf, tableOf, type PlanContext } from "../plan-context.ts";
import { fillStanding } from "./add-column.ts";
import { dropNotNullReversible, exclusive, lookForEmpty, queue, setNotNullOnline, standingNotNull, validateNotNull } from "./not-null.ts";
import { alterInPlace } from "../../render/alter/alter-in-place.ts";
import { isMadeAgain } from "../../render/alter/alteration.ts";
import { sceneOf } from "../scene.ts";
import { generatedDraft, identityDrafts, optionsDraft } from "./in-place.ts";
import { tablesBoundBy } from "../key-referrers.ts";
import { viewsOver } from "./views-over.ts";

/** Changes of a column that keep its one place in the table: default, NOT NULL, widening, settings. */
export function alterColumnDrafts(
  context: PlanContext,
  table: TableObject,
  before: ColumnObject,
  after: ColumnObject,
  properties: readonly string[],
): readonly Draft[] {
  const name = qualifiedName(table.schema, table.name);
  const locks = exclusive(table);
  const drafts: Draft[] = [];
  if (properties.includes("type")) {
    const { views } = viewsOver(context, before);
    const others = [...[...views].reverse().map((view) => view.address), ...tablesBoundBy(context, table, before.name)];
    const bound = [...others.map((relation): Lock => ({ relation, mode: "ACCESS EXCLUSIVE" })), ...locks];
    const names = keptNames(context, context.base, before);
    const under = (statement: string): readonly string[] => [
      ...[...views].reverse().map(dropView),
      ...(names?.before ?? []),
      statement,
      ...(names?.behind ?? []),
      ...createUnder(context.live, [...views, ...views.flatMap((view) => childrenOf(context.base, view))]),
    ];
    drafts.push(
      transactionDraft({
        phase: "expand",
        kind: "widen_type",
        object: after.address,
        what: `${table.name}.${after.name}: ${before.type} → ${after.type}, catalog only${views.length === 0 ? "" : `; ${views.map((view) => view.name).join(", ")} made again over it`}`,
        uses: after.depends_on,
        locks: bound,
        statements: under(alterColumnType(name, after.name, after.type, after.collation)),
        undo: undoBy(bound, under(alterColumnType(name, after.name, before.type, before.collation))),
        hazards: [
          queue(table),
          hazard("result_type_changes", `prepared statements that return ${table.name}.${after.name} fail until they are prepared again`),
        ],
      }),
    );
  }
  const counted = properties.includes("identity");
  if (counted)
    drafts.push(
      ...identityDrafts(context, table, before, after, {
        forward: inPlace(context, before, after, ["identity"]),
        back: inPlace(context, after, before, ["identity"]),
      }),
    );
  if (properties.includes("counter") && after.identity !== null && before.identity !== null)
    drafts.push(
      transactionDraft({
        phase: "switch",
        kind: "describe_counter",
        object: after.address,
        what: `who may use the counter of ${table.name}.${after.name}, and what is said of it`,
        requires: [`switch set_identity ${after.address}`],
        locks: [],
        statements: inPlace(context, before, after, ["counter"]),
        undo: undoBy([], inPlace(context, after, before, ["counter"])),
      }),
    );
  if (properties.includes("generated")) drafts.push(...generatedDraft(context, table, before, after));
  if (properties.includes("options")) drafts.push(...optionsDraft(context, table, before, after));
  if (properties.includes("not_null_as") && !properties.includes("not_null")) drafts.push(...namedNotNull(context, table, before, after));
  if (properties.includes("default") && !counted && !properties.includes("generated")) drafts.push(defaultDraft(table, before, after, locks));
  if (properties.includes("not_null")) drafts.push(...(after.not_null ? requireDrafts(context, table, after) : mayBeEmpty(context, table, before, after)));
  for (const setting of ["storage", "compression", "statistics"] as const)
    if (properties.includes(setting)) drafts.push(settingDraft(table, before, after, setting));
  return drafts;
}

/** What a primary key requires it requires until it leaves. */
function mayBeEmpty(context: PlanContext, table: TableObject, before: ColumnObject, column: ColumnObject): readonly Draft[] {
  const key = childrenOf(context.base, table).find((child) => child.kind === "constraint" && child.type === "primary" && child.columns.includes(column.name));
  const drafts = dropNotNullReversible(
    { table, column: column.name, object: column.address, named: before },
    key === undefined ? "expand" : "contract",
    `${table.name}.${column.name} may be empty`,
  );
  return key === undefined
    ? drafts
    : drafts.map((draft) => (draft.kind === "drop_not_null" ? { ...draft, requires: [...draft.requires, `contract drop_constraint ${key.address}`] } : draft));
}

function inPlace(context: PlanContext, before: ColumnObject, after: ColumnObject, properties: readonly string[]): readonly string[] {
  const statements = alterInPlace({ ...before, default: after.default }, after, properties, sceneOf(context));
  return isMadeAgain(statements) ? [] : statements;
}

/** Name, comment and heirs of what says that a column needs a value (18). */
function namedNotNull(context: PlanContext, table: TableObject, given: ColumnObject, after: ColumnObject): readonly Draft[] {
  const locks = exclusive(table);
  const was = tableOf(context.base, given);
  const moves = was !== null && was.partition_of !== null && table.partition_of !== null && was.partition_of.parent !== table.partition_of.parent;
  const before = moves && after.not_null_as?.name != null ? said(given, after.not_null_as.name) : given;
  const statements = inPlace(context, before, after, ["not_null_as"]);
  if (statements.length === 0) return [];
  const phase = was === null ? "switch" : leavesIn(context, was, table);
  return [
    transactionDraft({
      phase,
      kind: "name_not_null",
      object: after.address,
      what: `what is said of the NOT NULL of ${table.name}.${after.name}`,
      requires: [`switch set_not_null ${after.address}`, ...["detach_partition", "no_inherit"].map((kind) => `${phase} ${kind} ${table.address}`)],
      locks,
      statements,
      undo: undoBy(locks, inPlace(context, after, before, ["not_null_as"])),
      hazards: [queue(table)],
    }),
  ];
}

/** While a table belongs to its parent, Postgres renames no NOT NULL that it has from there. */
function leavesIn(context: PlanContext, before: TableObject, after: TableObject): "switch" | "contract" {
  const parent = after.partition_of === null ? before.partition_of?.parent : undefined;
  return (parent !== undefined && !context.after.has(parent)) || before.inherits.some((each) => !after.inherits.includes(each)) ? "contract" : "switch";
}

function defaultDraft(table: TableObject, before: ColumnObject, after: ColumnObject, locks: readonly Lock[]): Draft {
  const name = qualifiedName(table.schema, table.name);
  const leaves = after.default === null;
  return transactionDraft({
    phase: leaves ? "contract" : "switch",
    kind: "set_default",
    object: after.address,
    what: leaves ? `${table.name}.${after.name} has no default any more` : `default of ${table.name}.${after.name}: ${after.default ?? ""}`,
    uses: after.depends_on,
    locks,
    statements: [setColumnDefault(name, after.name, after.default)],
    undo: undoBy(locks, [setColumnDefault(name, after.name, before.default)]),
    hazards: [
      queue(table),
      leaves
        ? hazard("default_goes_away", `inserts into ${table.name} without ${after.name} get none`)
        : hazard("behaviour_changes", `inserts into ${table.name} without ${after.name} get another value`),
    ],
  });
}

function requireDrafts(context: PlanContext, table: TableObject, column: ColumnObject): readonly Draft[] {
  const rule = context.evolve.find((each) => each.column === column.address);
  const fill = rule?.fill ?? rule?.forward ?? null;
  if (fill !== null && context.sizeOf(table.address) !== "empty") return fillStanding(context, table, column, fill);
  const standing = standingNotNull(context, table, column);
  const place = { table, column: column.name, object: column.address, named: column };
  const check = lookForEmpty(place);
  if (standing !== null) return inSequence([check, ...validateNotNull(table, column, standing)]);
  return inSequence([check, ...setNotNullOnline(place, { check: "validate", set: "switch" })]);
}

function settingDraft(table: TableObject, before: ColumnObject, after: ColumnObject, setting: "storage" | "compression" | "statistics"): Draft {
  const locks: readonly Lock[] = [{ relation: table.address, mode: setting === "statistics" ? "SHARE UPDATE EXCLUSIVE" : "ACCESS EXCLUSIVE" }];
  const only = (column: ColumnObject): readonly string[] => {
    const value = column[setting] ?? (setting === "statistics" ? -1 : setting === "storage" ? ownStorage(column.type) : "default");
    return columnSettings(qualifiedName(table.schema, table.name), column.name, { storage: null, compression: null, statistics: null, [setting]: value });
  };
  return transactionDraft({
    phase: "expand",
    kind: `set_${setting}`,
    object: after.address,
    what: `${setting} of ${table.name}.${after.name}: ${String(after[setting] ?? "default")}`,
    locks,
    statements: only(after),
    undo: undoBy(locks, only(before)),
    hazards: setting === "statistics" ? [] : [queue(table)],
  });
}
