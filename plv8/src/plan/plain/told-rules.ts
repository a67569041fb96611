/** What `evolve` tells of columns, in the names that a plain plan has in its middle: `base`. */
import type { Address, ColumnObject } from "../../types/catalog.ts";
import type { EvolveRule } from "../../types/design.ts";
import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import { substituteNames } from "../../diff/substitute-names.ts";
import { columnsOf, tableAddress, type PlanContext } from "../plan-context.ts";
import type { PlainContext } from "./plain-context.ts";

/** Where nothing takes another name before, former names stand. */
type Told = PlanContext & Partial<Pick<PlainContext, "formerly">>;

/** What is told of a column of the wish, over the names that its table's former columns have in the middle of the plan. */
export function ruleOf(context: Told, column: ColumnObject): EvolveRule | undefined {
  const rule = context.evolve.find((each) => each.column === column.address);
  const table = context.base.get(tableAddress(column.schema, column.table));
  if (rule === undefined || table?.kind !== "table") return rule;
  const columns = new Map(
    columnsOf(context.base, table).flatMap((each) => {
      const former = (context.formerly?.(each) ?? each).name;
      return former === each.name ? [] : [[former, each.name] as const];
    }),
  );
  const named = (text: string | null): string | null => (text === null ? null : substituteNames(text, { tables: new Map(), columns }));
  return { ...rule, forward: named(rule.forward), fill: named(rule.fill) };
}

/** How the values of a column become those of its other type: on the way there, or back. Null: by a cast. */
export function usingOf(context: Told, before: ColumnObject, after: ColumnObject): string | null {
  const wished = context.after.get(after.address);
  const rule = wished?.kind === "column" ? ruleOf(context, wished) : undefined;
  if (wished?.kind !== "column" || rule === undefined) return null;
  const there = wished.type === after.type && wished.collation === after.collation && !(before.type === wished.type && before.collation === wished.collation);
  return there ? rule.forward : rule.back;
}

/** Columns that leave, and that the values of others are made of: they stay until these are. */
export function readByOthers(context: Told): ReadonlySet<Address> {
  const read = new Set<Address>();
  for (const each of context.evolve) {
    const after = context.after.get(each.column);
    const table = after?.kind === "column" ? context.base.get(tableAddress(after.schema, after.table)) : undefined;
    if (each.forward === null || after?.kind !== "column" || table?.kind !== "table") continue;
    const forward = ruleOf(context, after)?.forward ?? "";
    const columns = columnsOf(context.base, table).filter((column) => !context.after.has(column.address));
    const names = mentionedColumns(
      forward,
      columns.map((column) => column.name),
    );
    for (const column of columns) if (names.includes(column.name)) read.add(column.address);
  }
  return read;
}

/** Its own rule, or that of a column made of it; of it alone, where there are several. */
export function backOf(context: Told, column: ColumnObject): string | null {
  const rules = context.evolve.filter((rule) => rule.back !== null);
  const own = rules.find((rule) => rule.column === column.address);
  if (own !== undefined) return own.back;
  const table = context.base.get(tableAddress(column.schema, column.table));
  if (table?.kind !== "table") return null;
  const names = columnsOf(context.base, table).map((each) => each.name);
  const read = rules.flatMap((rule) => {
    const made = context.after.get(rule.column);
    if (made?.kind !== "column" || tableAddress(made.schema, made.table) !== table.address) return [];
    const sources = mentionedColumns(ruleOf(context, made)?.forward ?? "", names);
    return sources.includes(column.name) ? [{ back: rule.back, alone: sources.length === 1 }] : [];
  });
  return (read.find((each) => each.alone) ?? read[0])?.back ?? null;
}
