/** `evolve` in a plain plan: values that a wish gives to rows that stand, in the moment in which a column comes, changes or leaves. */
import type { CatalogObject, ColumnObject } from "../../types/catalog.ts";
import type { EvolveRule } from "../../types/design.ts";
import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import { setNotNull } from "../../render/alter-column.ts";
import { changeNotNullAs } from "../../render/hidden-parts.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import { apartBelow } from "../not-null/apart-below.ts";
import { tableAddress } from "../plan-context.ts";
import { isRechecked } from "../rechecked.ts";
import type { PlainContext } from "./plain-context.ts";
import { countedAbove, nextOf } from "./counted-above.ts";
import { dropDraft, plainDraft } from "./plain-drafts.ts";
import { backOf, ruleOf } from "./told-rules.ts";
import { addWhole } from "./whole.ts";

/** A new column with its values; `make`: the step that adds it. */
export function createdColumn(context: PlainContext, column: ColumnObject, make: (column: ColumnObject) => Draft): readonly Draft[] {
  const rule = ruleOf(context, column);
  const above = countedAbove(context, column);
  const value = valueOf(rule) ?? (above === null ? null : nextOf(above));
  if (value === null || column.generated !== null || column.identity !== null || !hasTable(context, column)) return [make(column)];
  return [make(nullable(column)), values(column, value, null, []), ...(column.not_null ? [required(context, column)] : [])];
}

/** Before a column that stands becomes required, its rows without a value get one. */
export function filledFirst(context: PlainContext, before: CatalogObject, after: CatalogObject): readonly Draft[] {
  if (before.kind !== "column" || after.kind !== "column" || before.not_null || !after.not_null) return [];
  const fill = ruleOf(context, after)?.fill ?? null;
  return fill === null ? [] : [values(after, fill, `${quoteIdent(after.name)} is null`, [])];
}

/** Columns that stay as they are, whose rows get other values because a check over them becomes another. */
export function rewrittenValues(context: PlainContext): readonly Draft[] {
  return context.evolve.flatMap((each) => {
    const [before, after] = [context.base.get(each.column), context.after.get(each.column)];
    if (before?.kind !== "column" || after?.kind !== "column" || before.type !== after.type || before.collation !== after.collation) return [];
    const rule = ruleOf(context, after);
    if (rule?.forward == null || mentionedColumns(rule.forward, [after.name]).length === 0 || !isRechecked(context, before)) return [];
    const back = rule.back === null ? [] : [setTo(after, rule.back, null)];
    return [values(after, rule.forward, null, back)];
  });
}

/** A column whose values stand in others by then leaves with a way back to them, where one is told. */
export function leavingColumn(context: PlainContext, catalog: PlainContext["after"], object: CatalogObject, because: string | null): Draft {
  const draft = dropDraft(context, catalog, object, because);
  const back = object.kind === "column" ? backOf(context, object) : null;
  if (object.kind !== "column" || back === null) return draft;
  const statements = [
    ...addWhole(context.base, catalog, nullable(object)),
    setTo(object, back, null),
    ...(object.not_null ? requiredStatements(context, catalog, object) : []),
  ];
  return { ...draft, hazards: draft.hazards.filter((each) => each.id !== "H041"), undo: plainDraft({ ...wordsOf(draft, object), back: statements }).undo };
}

function wordsOf(draft: Draft, object: CatalogObject): Omit<Parameters<typeof plainDraft>[0], "back"> {
  return { phase: draft.phase, kind: draft.kind, object, what: draft.what, statements: [] };
}

function valueOf(rule: EvolveRule | undefined): string | null {
  if (rule?.forward == null) return rule?.fill ?? null;
  return rule.fill === null ? rule.forward : `coalesce(${rule.forward}, ${rule.fill})`;
}

function values(column: ColumnObject, value: string, where: string | null, back: readonly string[]): Draft {
  return plainDraft({
    phase: "switch",
    kind: "set_values",
    object: column,
    what: where === null ? `values of ${column.table}.${column.name}` : `a value for rows of ${column.table} without ${column.name}`,
    statements: [setTo(column, value, where)],
    back,
  });
}

function setTo(column: ColumnObject, value: string, where: string | null): string {
  return `update ${qualifiedName(column.schema, column.table)} set ${quoteIdent(column.name)} = ${value}${where === null ? "" : ` where ${where}`}`;
}

function required(context: PlainContext, column: ColumnObject): Draft {
  return plainDraft({
    phase: "switch",
    kind: "set_not_null",
    object: column,
    what: `every row of ${column.table} has ${column.name}`,
    statements: requiredStatements(context, context.after, column),
    back: [],
  });
}

function requiredStatements(context: PlainContext, catalog: PlainContext["after"], column: ColumnObject): readonly string[] {
  return (
    apartBelow(context, catalog, column)?.set ?? [setNotNull(qualifiedName(column.schema, column.table), column.name), ...changeNotNullAs(column, undefined)]
  );
}

function nullable({ not_null_as: _as, ...column }: ColumnObject): ColumnObject {
  return { ...column, not_null: false };
}

function hasTable(context: PlainContext, column: ColumnObject): boolean {
  const address = tableAddress(column.schema, column.table);
  return context.base.get(address)?.kind === "table" && context.after.get(address)?.kind === "table";
}
