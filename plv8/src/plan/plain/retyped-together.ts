/** Columns of one table that take other types do it in one statement: their rows are written again once, under one lock. */
import type { Address, CatalogObject, ColumnObject } from "../../types/catalog.ts";
import type { Change } from "../../types/change.ts";
import { needsOf } from "../../catalog/needs-of.ts";
import { alterColumnType, retypeTogether } from "../../render/alter-column.ts";
import { qualifiedName, quoteIdent } from "../../render/names.ts";
import type { Draft } from "../draft.ts";
import { tableAddress } from "../plan-context.ts";
import type { PlainContext } from "./plain-context.ts";
import { plainDraft } from "./plain-drafts.ts";

type Alter = Extract<Change, { readonly kind: "alter" }>;
type Retyped = { readonly before: ColumnObject; readonly after: ColumnObject; readonly properties: readonly string[]; readonly draft: Draft };
/** What is said before the type, of the type, and after it. */
type Said = { readonly first: readonly string[]; readonly type: string; readonly then: readonly string[] };

/** Which of the changes are made with others, and where: at the place of one of them, in the order of their columns. */
export function togetherAt(ordered: readonly CatalogObject[], altered: ReadonlyMap<Address, Alter>): ReadonlyMap<Address, readonly Address[]> {
  const found: Run[] = [];
  const open = new Map<Address, Run>();
  ordered.forEach((object, at) => {
    const change = altered.get(object.address);
    if (change?.after.kind !== "column" || !change.properties.some((name) => name === "type" || name === "collation")) return;
    const table = tableAddress(change.after.schema, change.after.table);
    const run = open.get(table);
    const joined = run === undefined ? null : joinedRun(ordered, table, run, at);
    if (joined !== null && run !== undefined) Object.assign(run, joined);
    else {
      const begun = { columns: [object.address], at };
      open.set(table, begun);
      found.push(begun);
    }
  });
  return new Map(found.flatMap(({ columns, at }) => (columns.length > 1 ? [[ordered[at]?.address ?? "", columns] as const] : [])));
}

type Run = { columns: readonly Address[]; at: number };

/** The others wait for this one where nothing between needs them; else it comes with them where it needs nothing between. */
function joinedRun(ordered: readonly CatalogObject[], table: Address, run: Run, at: number): Run | null {
  const column = ordered[at];
  if (column === undefined) return null;
  const between = ordered.slice(run.at + 1, at);
  const columns = [...run.columns, column.address];
  const reads = (object: CatalogObject): boolean =>
    needsOf(object).some((need) => run.columns.includes(need) || (need === table && !isColumnOf(object, table)));
  if (!between.some(reads)) return { columns, at };
  const needs = new Set(needsOf(column));
  return between.some((object) => needs.has(object.address)) ? null : { columns, at: run.at };
}

function isColumnOf(object: CatalogObject, table: Address): boolean {
  return object.kind === "column" && tableAddress(object.schema, object.table) === table;
}

/** One step of several; those that can't be said with others, there or back, stay by themselves. */
export function retypedTogether(context: PlainContext, steps: readonly (readonly [Alter, readonly Draft[]])[]): readonly Draft[] {
  const joined = steps.flatMap(([{ before, after, properties }, drafts]) => {
    const [draft] = drafts;
    return drafts.length === 1 && draft !== undefined && before.kind === "column" && after.kind === "column" && waysOf({ before, after, draft }) !== null
      ? [{ before, after, properties, draft }]
      : [];
  });
  const [first] = joined;
  const table = first === undefined ? undefined : context.after.get(tableAddress(first.after.schema, first.after.table));
  if (joined.length < 2 || table === undefined) return steps.flatMap(([, drafts]) => drafts);
  return [...steps.flatMap(([, drafts]) => drafts.filter((draft) => !joined.some((each) => each.draft === draft))), together(table, joined)];
}

function together(table: CatalogObject, columns: readonly Retyped[]): Draft {
  const name = table.address.slice("table:".length);
  const ways = columns.flatMap((column) => waysOf(column) ?? []);
  return plainDraft({
    phase: "switch",
    kind: "alter_columns",
    object: table,
    what: `alter columns of ${name}, in one go: ${columns.map(({ after, properties }) => `${quoteIdent(after.name)} (${properties.join(", ")})`).join(", ")}`,
    statements: joinedStatements(
      name,
      ways.map(({ there }) => there),
    ),
    hazards: columns.flatMap(({ draft }) => draft.hazards),
    back: joinedStatements(name, ways.map(({ back }) => back).reverse()),
  });
}

function joinedStatements(table: string, columns: readonly Said[]): readonly string[] {
  return [
    ...columns.flatMap(({ first }) => first),
    retypeTogether(
      table,
      columns.map(({ type }) => type),
    ),
    // What is said of a part of an index over several of them is said once.
    ...new Set(columns.flatMap(({ then }) => then)),
  ];
}

/** Null: its type does not change by a statement, in one of the two directions. */
function waysOf({ before, after, draft }: Omit<Retyped, "properties">): { readonly there: Said; readonly back: Said } | null {
  const { run, undo } = draft;
  if (run.kind !== "transaction" || undo.kind !== "run" || undo.run.kind !== "transaction") return null;
  const [there, back] = [saidOf(after, run.statements), saidOf(before, undo.run.statements)];
  return there === null || back === null ? null : { there, back };
}

function saidOf(column: ColumnObject, statements: readonly string[]): Said | null {
  const type = alterColumnType(qualifiedName(column.schema, column.table), column.name, column.type, column.collation);
  const at = statements.findIndex((statement) => statement === type || statement.startsWith(`${type} using `));
  return at < 0 ? null : { first: statements.slice(0, at), type: statements[at] ?? "", then: statements.slice(at + 1) };
}
