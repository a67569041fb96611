import type { Address, CatalogObject, ColumnObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import type { Issue, Result } from "../../types/issue.ts";
import type { PlanInput, PlanOutput } from "../../types/plan.ts";
import { hazard } from "../../hazards/hazard.ts";
import { createStatements } from "../../render/create-objects.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import { renameColumn, setColumnDefault } from "../../render/alter-column.ts";
import { ownSequence } from "../../render/render-sequence.ts";
import { changeDrafts } from "../change-drafts.ts";
import { dependencyOrder } from "../dependency-order.ts";
import type { Draft } from "../draft.ts";
import { planOutput } from "../plan-output.ts";
import type { PlanContext } from "../plan-context.ts";
import { refusal } from "../refuse/refusal.ts";
import { alterInPlace, isOfView } from "./alter-in-place.ts";
import { joinParents, leaveParents } from "./alter-table.ts";
import { comesFromParent } from "./comes-from-parent.ts";
import { madeAgain, type MadeAgain } from "./made-again.ts";
import { columnsOfType, rebuildEnum } from "./rebuild-enum.ts";
import { createDraft, dropDraft, plainDraft, wordsFor } from "./plain-drafts.ts";

/**
 * The fewest statements from one catalog to another: an ALTER where an ALTER can do it; what has none leaves first, with everything that needs it, and comes
 * back in the order of needs. Each step is a transaction; the way back is the same in reverse, with the rows of what was dropped gone.
 */
export function plainPlan(input: PlanInput, given: PlanContext): Result<PlanOutput> {
  const context = { ...given, changes: given.changes.filter((change) => !comesFromParent(given, change)) };
  const moved = madeAgain(context);
  const issues = refusals(context, moved);
  if (issues.length > 0) return { ok: false, issues };
  const gone = leaving(context, moved);
  const views = gone.filter((draft) => /^drop_(?:materialized_)?view$/u.test(draft.kind));
  const drafts = [...views, ...tableRenames(context), ...parents(context, leaveParents, joinParents), ...gone.filter((draft) => !views.includes(draft)), ...columnRenames(context), ...coming(context, moved), ...lateDrops(context, moved)];
  const unique = drafts.map((draft, index) => ({ ...draft, id: `${String(index)} ${draft.id}` }));
  return { ok: true, value: planOutput(input, context, unique), warnings: [] };
}

function refusals(context: PlanContext, moved: MadeAgain): readonly Issue[] {
  const unknown = context.changes.flatMap((change) => {
    const object = change.kind === "drop" ? change.before : change.after;
    if (object.kind === "other") return [refusal("not-modelled", change.address, `${object.class} ${object.name}: no statement is known that makes or changes it`, "Change it by hand on the left side, then compare again.")];
    return "definition" in object && object.definition === null && change.kind !== "drop" && !moved.again.has(object.address) ? [unmakeable(object)] : [];
  });
  const lost = [...moved.again.keys()].flatMap((address) => {
    const after = context.after.get(address);
    return after !== undefined && "definition" in after && after.definition === null ? [unmakeable(after)] : [];
  });
  const silent = context.changes.flatMap((change) => {
    if (change.kind !== "alter" || moved.again.has(change.before.address) || (change.after.kind === "column" && isOfView(change.after))) return [];
    const told = change.after.kind === "table" ? change.properties.filter((name) => name !== "partition_of" && name !== "inherits") : change.properties;
    return told.length > 0 && alterInPlace(change.before, change.after, told)?.length === 0 ? [refusal("no-statement", change.address, `${wordsFor(change.after)}: no statement is known here that changes its ${told.join(", ")}`, "Change it by hand on the left side, then compare again.")] : [];
  });
  const stuck = moved.stuck.map(({ object, needs }) => refusal("rows-in-the-way", object.address, object.address === needs
    ? `${object.address.replace(":", " ")} can't become what is wished in place, and making it again would lose its rows`
    : `${object.address.replace(":", " ")} needs ${needs.replace(":", " ")}, which must be dropped and made again, and holds rows that would go with it`, `Make a new one under another name, move the rows over, drop the former one.`));
  return [...unknown, ...lost, ...silent, ...stuck];
}

function unmakeable(object: CatalogObject): Issue {
  return refusal("not-modelled", object.address, `${wordsFor(object)} can't be made by a statement known here (its options may hold a secret, or it needs a function in C)`, "Make it by hand on the left side, then compare again.");
}

function tableRenames(context: PlanContext): readonly Draft[] {
  return context.tableRenames.map(({ from, to }) => {
    const say = (left: typeof from, right: typeof from): readonly string[] => [
      ...(left.schema === right.schema ? [] : [`alter table ${qualifiedName(left.schema, left.name)} set schema ${quoteIdent(right.schema)}`]),
      ...(left.name === right.name ? [] : [`alter table ${qualifiedName(right.schema, left.name)} rename to ${quoteIdent(right.name)}`]),
    ];
    return plainDraft({ phase: "switch", kind: "rename_table", object: to, what: `rename table ${from.schema}.${from.name} to ${to.schema}.${to.name}`, statements: say(from, to), back: say(to, from) });
  });
}

/** Partitions and children leave or join their parents. */
function parents(context: PlanContext, forward: typeof leaveParents, back: typeof leaveParents): readonly Draft[] {
  return context.changes.flatMap((change): readonly Draft[] => {
    if (change.kind !== "alter" || change.before.kind !== "table" || change.after.kind !== "table") return [];
    const statements = forward(change.before, change.after);
    return statements.length === 0 ? [] : [plainDraft({ phase: "switch", kind: "alter_table", object: change.after, what: statements.join("; ").replace(/^alter table /u, ""), statements, back: back(change.after, change.before) })];
  });
}

/** What leaves, those that need others first; parts that go with what they are part of are not told. */
function leaving(context: PlanContext, moved: MadeAgain): readonly Draft[] {
  const gone = new Map<Address, CatalogObject>(moved.again);
  for (const change of context.changes) if (change.kind === "drop" && !moved.late.has(change.address)) gone.set(change.address, change.before);
  const defaults = [...moved.defaults].sort().flatMap((address) => defaultDrafts(context.base.get(address), null));
  return [...defaults, ...drops(context, gone)];
}

function lateDrops(context: PlanContext, moved: MadeAgain): readonly Draft[] {
  return drops(context, new Map(context.changes.flatMap((change) => (change.kind === "drop" && moved.late.has(change.address) ? [[change.address, change.before] as const] : []))));
}

function drops(context: PlanContext, gone: ReadonlyMap<Address, CatalogObject>): readonly Draft[] {
  const told = [...gone.values()].filter((object) => !goesWithOther(context, object, gone));
  return [...dependencyOrder(told, [...context.base.values()])].reverse().map((object) => dropDraft(context, object));
}

function goesWithOther(context: PlanContext, object: CatalogObject, gone: ReadonlyMap<Address, CatalogObject>): boolean {
  if (object.kind === "sequence" && object.owned_by !== null) return gone.has(object.owned_by) || gone.has(`table:${object.owned_by.slice("column:".length).replace(/\.(?:"(?:[^"]|"")*"|[^."]+)$/u, "")}`);
  if (!("table" in object)) return object.kind === "rule" && object.depends_on.some((need) => /^(?:table|view|materialized_view):/u.test(need) && gone.has(need) && object.address.startsWith(`rule:${need.slice(need.indexOf(":") + 1)}.`));
  const name = qualifiedName(object.schema, object.table);
  if (["view", "materialized_view", "foreign_table"].some((kind) => gone.has(`${kind}:${name}`))) return true;
  return gone.has(`table:${name}`) && !(object.kind === "constraint" && object.type === "foreign");
}

function columnRenames(context: PlanContext): readonly Draft[] {
  return context.changes.flatMap((change): readonly Draft[] => {
    if (change.kind !== "rename" || change.before.kind !== "column" || change.after.kind !== "column") return [];
    const { before, after } = change;
    const table = qualifiedName(after.schema, after.table);
    const rename = plainDraft({ phase: "switch", kind: "rename_column", object: after, what: `rename ${after.table}.${before.name} to ${after.name}`, statements: [renameColumn(table, before.name, after.name)], back: [renameColumn(table, after.name, before.name)] });
    const named: ColumnObject = { ...before, name: after.name, address: after.address };
    return [rename, ...(change.properties.length === 0 ? [] : alterDrafts(context, { kind: "alter", address: after.address, before: named, after, properties: change.properties }))];
  });
}

/** What comes, comes back or changes in place, in the order of needs. */
function coming(context: PlanContext, moved: MadeAgain): readonly Draft[] {
  const rebuilt = new Set(context.changes.flatMap((change) => (change.kind === "alter" && change.after.kind === "enum" && alterInPlace(change.before, change.after, change.properties) === null ? columnsOfType(context, change.after).map((column) => column.address) : [])));
  const changes = context.changes.map((change) => (change.kind === "alter" && rebuilt.has(change.address) ? { ...change, properties: change.properties.filter((name) => name !== "default") } : change));
  const altered = new Map(changes.flatMap((change) => (change.kind === "alter" && !moved.again.has(change.before.address) && !withView(change.after, moved) ? [[change.address, change] as const] : [])));
  const created = new Map(context.changes.flatMap((change) => (change.kind === "create" ? [[change.address, change.after] as const] : [])));
  for (const address of moved.again.keys()) {
    const after = context.after.get(address);
    if (after !== undefined) created.set(address, after);
  }
  const whole = [...created.values()].filter((object) => !(object.kind === "column" && ["table", "view", "materialized_view"].some((kind) => created.has(`${kind}:${qualifiedName(object.schema, object.table)}`))));
  const last = [...altered.values()].filter((change) => change.properties.some((name) => name === "replica_identity" || name === "cluster_on"));
  const first = [...altered.values()].filter((change) => !last.includes(change));
  const ordered = dependencyOrder([...whole, ...first.map((change) => change.after)].map(beforeItsColumn), [...context.after.values()].map(beforeItsColumn));
  const sequences = whole.flatMap((object) => (object.kind === "sequence" && object.owned_by !== null ? [plainDraft({ phase: "switch", kind: "own_sequence", object, what: `${object.name} belongs to ${object.owned_by.slice("column:".length)}`, statements: ownSequence(object), back: [`alter sequence ${qualifiedName(object.schema, object.name)} owned by none`] })] : []));
  const renamed = context.changes.filter((change) => change.kind === "rename" && change.before.kind !== "column" && change.before.kind !== "table" && !moved.again.has(change.before.address));
  return [
    ...renamed.flatMap((change) => changeDrafts(context, change)),
    ...ordered.flatMap((object) => { const change = altered.get(object.address); return change === undefined ? [createDraft(context, object)] : alterDrafts(context, change); }),
    ...parents(context, joinParents, leaveParents), ...last.flatMap((change) => alterDrafts(context, change)), ...sequences,
    ...[...moved.defaults].sort().flatMap((address) => (altered.get(address)?.properties.some((name) => ["default", "type", "collation"].includes(name)) === true ? [] : defaultDrafts(null, context.after.get(address)))),
  ];
}

/** A column of a view that is made again comes with it. */
function withView(object: CatalogObject, moved: MadeAgain): boolean {
  return object.kind === "column" && ["view", "materialized_view"].some((kind) => moved.again.has(`${kind}:${qualifiedName(object.schema, object.table)}`));
}

/** A sequence that belongs to a column comes before it, and is given to it at the end. */
function beforeItsColumn(object: CatalogObject): CatalogObject {
  if (object.kind !== "sequence" || object.owned_by === null) return object;
  return { ...object, depends_on: object.depends_on.filter((need) => need !== object.owned_by && !need.startsWith("table:")) };
}

function alterDrafts(context: PlanContext, change: Extract<Change, { readonly kind: "alter" }>): readonly Draft[] {
  const { before, after } = change;
  if (before.kind === "enum" && after.kind === "enum" && alterInPlace(before, after, change.properties) === null) {
    const gone = before.values.filter((value) => !after.values.includes(value));
    const hazards = gone.length === 0 ? [] : [hazard("narrowing_may_fail", `rows with ${gone.join(", ")} stop this step: change them first`)];
    return [plainDraft({ phase: "switch", kind: "rebuild_enum", object: after, what: `make ${wordsFor(after)} again: ${gone.length === 0 ? "values move" : `without ${gone.join(", ")}`}`, statements: rebuildEnum(context, after, context.after), back: rebuildEnum(context, before, context.base), hazards })];
  }
  const statements = alterInPlace(before, after, change.properties) ?? [];
  if (statements.length === 0) return [];
  const back = alterInPlace(after, before, change.properties);
  const values = after.kind === "enum";
  if (!values) return [plainDraft({ phase: "switch", kind: `alter_${after.kind}`, object: after, what: `alter ${wordsFor(after)}: ${change.properties.join(", ")}`, statements, back: back ?? createStatements([before]) })];
  return statements.map((statement) => plainDraft({ phase: "switch", kind: "add_enum_value", object: after, what: statement, statements: [statement], back: null }));
}

function defaultDrafts(before: CatalogObject | null | undefined, after: CatalogObject | null | undefined): readonly Draft[] {
  const column = after ?? before;
  if (column?.kind !== "column" || column.default === null) return [];
  const table = qualifiedName(column.schema, column.table);
  const set = setColumnDefault(table, column.name, column.default);
  const take = setColumnDefault(table, column.name, null);
  const gives = after !== null && after !== undefined;
  return [plainDraft({ phase: "switch", kind: "set_default", object: column, what: `${gives ? "give" : "take"} the default of ${column.table}.${column.name}`, statements: [gives ? set : take], back: [gives ? take : set] })];
}
