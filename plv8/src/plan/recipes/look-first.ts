/** A look at rows that stand, before anything is changed: whether they keep a constraint that is to come. */
import type { ConstraintObject, TableObject } from "../../types/catalog.ts";
import { qualifiedName, quoteIdent, quoteLiteral } from "../../render/names.ts";
import { checkDraft, type Draft } from "../draft.ts";
import { columnsOf, type PlanContext } from "../plan-context.ts";
import type { SyncGroup } from "../sync-group.ts";
import { touchesColumns } from "../touches.ts";

/** Can rows be asked now? `given`: columns that are told from others that stand. */
export function isCheckable(context: PlanContext, table: TableObject, constraint: ConstraintObject, given: readonly string[] = []): boolean {
  return constraint.valid && readsStandingColumns(context, table, constraint, given) && callsStanding(context, constraint);
}

/** Live data can be looked at beforehand where every column, every value of an enum, and the table referred to, stands already. */
export function readsStandingColumns(context: PlanContext, table: TableObject, constraint: ConstraintObject, given: readonly string[] = []): boolean {
  const standing = new Set([...columnsOf(context.base, table).map((column) => column.name), ...given]);
  const fresh = columnsOf(context.after, table)
    .map((column) => column.name)
    .filter((column) => !standing.has(column));
  const types = context.changes.flatMap((change) =>
    change.kind === "alter" && change.after.kind === "enum" && change.properties.includes("values")
      ? [`::${qualifiedName(change.after.schema, change.after.name)}`]
      : [],
  );
  return (
    !types.some((type) => constraint.definition.includes(type)) &&
    !touchesColumns(constraint, fresh) &&
    (constraint.references === null || context.base.has(constraint.references.table))
  );
}

/** A function that the plan makes or replaces can't be asked before: the rows are read when the check is validated. */
function callsStanding(context: PlanContext, constraint: ConstraintObject): boolean {
  const called = constraint.depends_on.filter((need) => need.startsWith("function:"));
  return called.every((need) => context.base.has(need) && !context.changes.some((change) => change.kind === "alter" && change.address === need));
}

export function duplicateCheck(table: TableObject, key: ConstraintObject, rows = rowsOf(table)): Draft {
  const columns = key.columns.map(quoteIdent);
  const text = columns.map((column) => `coalesce(${column}::text, 'null')`).join(" || ', ' || ");
  const nulls =
    key.type === "primary" || / NULLS NOT DISTINCT/u.test(key.definition) ? "" : ` where ${columns.map((column) => `${column} is not null`).join(" and ")}`;
  return checkDraft({
    phase: "check",
    kind: "check_duplicates",
    object: key.address,
    what: `no duplicates of (${key.columns.join(", ")}) in ${table.name}`,
    locks: [{ relation: table.address, mode: "ACCESS SHARE" }],
    query: `select ${quoteLiteral(`${table.name}: (${key.columns.join(", ")}) = (`)} || ${text} || ') stands ' || pg_catalog.count(*) || ' times' as what from ${rows}${nulls} group by ${columns.join(", ")} having pg_catalog.count(*) > 1 limit 10`,
  });
}

export function dataCheck(table: TableObject, constraint: ConstraintObject, rows = rowsOf(table)): readonly Draft[] {
  const common = { phase: "check" as const, object: constraint.address };
  if (constraint.type === "check") {
    const condition = /^CHECK \((.*)\)(?: NO INHERIT)?$/su.exec(constraint.definition)?.[1];
    if (condition === undefined) return [];
    return [
      checkDraft({
        ...common,
        kind: "check_rule",
        what: `every row of ${table.name} keeps ${constraint.name}`,
        locks: [{ relation: table.address, mode: "ACCESS SHARE" }],
        query: `select pg_catalog.count(*) || ${quoteLiteral(` rows of ${table.name} break ${constraint.name}: ${condition}`)} as what from ${rows} where not (${condition}) having pg_catalog.count(*) > 0`,
      }),
    ];
  }
  if (constraint.type !== "foreign" || constraint.references === null) return [];
  const pairs = constraint.columns.map((column, index) => [quoteIdent(column), quoteIdent(constraint.references?.columns[index] ?? column)] as const);
  const text = pairs.map(([own]) => `child.${own}::text`).join(" || ', ' || ");
  return [
    checkDraft({
      ...common,
      kind: "check_orphans",
      what: `every ${constraint.columns.join(", ")} of ${table.name} has its row in ${constraint.references.table.slice("table:".length)}`,
      locks: [
        { relation: table.address, mode: "ACCESS SHARE" },
        ...(constraint.references.table === table.address ? [] : [{ relation: constraint.references.table, mode: "ACCESS SHARE" as const }]),
      ],
      query: `select distinct ${quoteLiteral(`${table.name}: no row in ${constraint.references.table.slice("table:".length)} for (`)} || ${text} || ')' as what from ${rows} as child where ${pairs.map(([own]) => `child.${own} is not null`).join(" and ")} and not exists (select from ${constraint.references.table.slice("table:".length)} as parent where ${pairs.map(([own, theirs]) => `parent.${theirs} = child.${own}`).join(" and ")}) limit 10`,
    }),
  ];
}

function rowsOf(table: TableObject): string {
  return qualifiedName(table.schema, table.name);
}

/** Checks and keys that are new over columns which get another shape: asked of what the rows will say. */
export function looksAtShape(context: PlanContext, group: SyncGroup, constraint: ConstraintObject): readonly Draft[] {
  const names = group.later.map((each) => each.column.name);
  // A type that comes with the plan can't be asked yet.
  const needs = [constraint, ...group.later.map((each) => each.column)].flatMap((object) => object.depends_on).filter((need) => !need.startsWith("column:"));
  if (constraint.type === "foreign" || !isCheckable(context, group.table, constraint, names) || !needs.every((need) => context.base.has(need))) return [];
  const others = columnsOf(context.base, group.table).flatMap(({ name }) => (names.includes(name) ? [] : [quoteIdent(name)]));
  const told = group.later.map(({ column, forward, obstacle }) => {
    const value = obstacle === null ? `(${forward})` : `case when ${obstacle} then null else ${forward} end`;
    return `${value} as ${quoteIdent(column.name)}`;
  });
  const rows = `(select ${[...others, ...told].join(", ")} from ${rowsOf(group.table)}) as ${quoteIdent(group.table.name)}`;
  return constraint.type === "check" ? dataCheck(group.table, constraint, rows) : [duplicateCheck(group.table, constraint, rows)];
}
