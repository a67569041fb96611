import type { Address, ColumnObject } from "../../types/catalog.ts";
import { mentionedColumns } from "../../diff/mentioned-columns.ts";
import { qualifiedName } from "../../render/names.ts";
import { isConstant } from "../constant-expression.ts";
import type { Draft } from "../draft.ts";
import { childrenOf } from "../plan-context.ts";
import { isWidening } from "../widening.ts";
import { otherTables } from "./other-tables.ts";
import type { PlainContext } from "./plain-context.ts";
import { spellings, type Standings } from "./standings.ts";
import { NAME, statementEffect, typesIn, WORD, type StatementEffect, type Work } from "./statement-effect.ts";

const INDEX = new RegExp(String.raw`^\s*(?:drop index|alter index) (${NAME})( attach partition)?`, "isu");
const ADDED = new RegExp(String.raw`^\s*alter table ${NAME} add column (${WORD})`, "isu");
const COMPUTED = new RegExp(String.raw`^\s*alter table (?:only )?${NAME} alter column (${WORD}) set expression `, "isu");

/** What the text alone does not tell: whose index it is, whom a foreign key leads to, whether a type or a value needs every row. */
export function effectOf(standings: Standings, draft: Draft, statement: string): StatementEffect | null {
  const { context } = standings;
  const effect = statementEffect(statement);
  const index = INDEX.exec(statement);
  if (index !== null) return /^\s*drop/iu.test(statement) || index[2] !== undefined ? onTableOf(context, index[1] ?? "") : null;
  if (effect === null) return /^\s*do /iu.test(statement) ? onObject(context, draft) : onColumnsOf(context, draft, statement);
  return { held: [...effect.held, ...otherTables(standings, statement, effect.held)], work: workOf(context, statement, effect) };
}

function onTableOf(context: PlainContext, name: string): StatementEffect | null {
  const index = spellings(name)
    .flatMap((each) => [context.former, context.moved, context.base].map((catalog) => catalog.get(`index:${each}`)))
    .find((object) => object !== undefined);
  return index?.kind === "index" ? { held: [{ name: tableName(index), mode: "ACCESS EXCLUSIVE", tree: true }], work: "brief" } : null;
}

function onObject(context: PlainContext, draft: Draft): StatementEffect | null {
  const object = context.base.get(draft.object) ?? context.after.get(draft.object);
  return object !== undefined && "table" in object ? { held: [{ name: tableName(object), mode: "ACCESS EXCLUSIVE", tree: true }], work: "brief" } : null;
}

const tableName = (child: { readonly schema: string; readonly table: string }): string => qualifiedName(child.schema, child.table);

/** Domains and composite types that tables are made of. */
function onColumnsOf(context: PlainContext, draft: Draft, statement: string): StatementEffect | null {
  const domain = /^\s*alter domain .* (?:add constraint|validate constraint|set not null)/isu.test(statement) && !/ NOT VALID$/u.test(statement);
  const composite = /^\s*alter type .* (?:add|drop|alter|rename) attribute/isu.test(statement);
  const retyped = /^\s*alter type .* alter attribute .* type /isu.test(statement);
  if (!domain && !composite) return null;
  const over = new Set([draft.object]);
  for (const object of domain ? context.base.values() : [])
    if (object.kind === "domain" && object.depends_on.some((need) => over.has(need))) over.add(object.address);
  const tables = [...context.base.values()].flatMap((object) =>
    domain
      ? object.kind === "column" && object.depends_on.some((need) => over.has(need))
        ? [tableName(object)]
        : []
      : object.kind === "table" && object.of_type === draft.object
        ? [object.address.slice("table:".length)]
        : [],
  );
  return {
    held: [...new Set(tables)].map((name) => ({ name, mode: domain ? "SHARE" : "ACCESS EXCLUSIVE", tree: true })),
    work: domain ? "reads" : retyped ? "rewrites" : "brief",
  };
}

function workOf(context: PlainContext, statement: string, effect: StatementEffect): Work {
  const [table] = effect.held;
  if (table === undefined) return effect.work;
  const added = ADDED.exec(statement)?.[1];
  if (added !== undefined) {
    const column = context.after.get(`column:${table.name}.${added}`);
    return column?.kind === "column" && isWritten(column) ? "rewrites" : "brief";
  }
  const computed = COMPUTED.exec(statement)?.[1];
  if (computed !== undefined) {
    const column = context.after.get(`column:${table.name}.${computed}`);
    return column?.kind === "column" && column.generated?.kind === "virtual" ? "brief" : effect.work;
  }
  const works = typesIn(statement).map(({ column, words }) => workOfType(context, `column:${table.name}.${column}`, words));
  if (works.length === 0) return effect.work;
  return works.find((work) => work === "rewrites") ?? works.find((work) => work === "reads") ?? "brief";
}

function workOfType(context: PlainContext, address: Address, words: string): Work {
  const [before, after] = [context.base.get(address), context.after.get(address)];
  if (before?.kind !== "column" || after?.kind !== "column" || !isWidening(before.type, after.type) || / using /iu.test(words)) return "rewrites";
  return isRead(context, after) ? "reads" : "brief";
}

/** Each row gets a value of its own. */
function isWritten(column: ColumnObject): boolean {
  return column.identity !== null || column.generated?.kind === "stored" || (column.default !== null && !isConstant(column.default));
}

/** A check or an index over what is computed from the column is asked again. */
function isRead(context: PlainContext, column: ColumnObject): boolean {
  return childrenOf(context.base, { schema: column.schema, name: column.table }).some(
    (object) =>
      (object.kind === "constraint" && object.type === "check" && mentionedColumns(object.definition, [column.name]).length > 0) ||
      (object.kind === "index" &&
        (object.keys.some((key) => key.includes("(")) || object.predicate !== null) &&
        mentionedColumns(`${object.keys.join(" ")} ${object.predicate ?? ""}`, [column.name]).length > 0),
  );
}
