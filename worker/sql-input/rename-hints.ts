/** `-- @renamed from X`, on a line of its own before a table or a column: that it is the former X under another name. */
import { qualifiedName, quoteIdent } from "../../plv8/src/render/names.ts";
import { tagOf } from "./judge-statement.ts";
import { offsetOfByte } from "./place.ts";
import type { ReadScript, Statement } from "./read-script.ts";
import { issueAt, type SqlIssue } from "./sql-issue.ts";
import type { SqlSource } from "./sql-source.ts";

/** Addresses, as a catalog writes them. */
export type RenameHint = { readonly from: string; readonly to: string; readonly source: SqlSource; readonly start: number };

const HINT = /^--\s*@renamed\b(?:\s+from\s+(.*?))?\s*$/;
const NAME = /^(?:((?:"(?:[^"]|"")+"|[A-Za-z_][\w$]*))\.)?("(?:[^"]|"")+"|[A-Za-z_][\w$]*)$/;

type Target = { readonly at: number; readonly schema: string; readonly table: string; readonly column: string | null };

/** `schema`: where unqualified names go. A hint that stands before nothing, or that can't be read, is an issue. */
export function renameHints(script: ReadScript, schema: string): { readonly hints: readonly RenameHint[]; readonly issues: readonly SqlIssue[] } {
  const hints: RenameHint[] = [];
  const issues: SqlIssue[] = [];
  const formerTables = new Map<string, string>();
  for (const { source, comments } of script.comments) {
    const targets = script.statements.filter((statement) => statement.source === source).flatMap((statement) => targetsOf(statement, schema)).sort((left, right) => left.at - right.at);
    for (const comment of comments) {
      const match = HINT.exec(comment.text);
      if (match === null) continue;
      const wrong = (message: string, hint: string): void => { issues.push(issueAt(source, comment.start, { code: "sql.rename-hint", message, hint }, comment.text)); };
      const name = NAME.exec(match[1] ?? "");
      const target = targets.find((each) => each.at >= comment.end);
      const alone = source.text.slice(source.text.lastIndexOf("\n", comment.start - 1) + 1, comment.start).trim() === "";
      if (name === null) wrong("the former name can't be read", "write: -- @renamed from former_name");
      else if (!alone) wrong("a rename hint stands behind something on its line: it would mean what comes next", "put it on a line of its own, before the table or column that has the new name");
      else if (target === undefined || !blankBetween(source.text, comment.end, target.at)) wrong("the rename hint stands before no table and no column", "put it on the line before CREATE TABLE, or before the column");
      else if (target.column !== null && name[1] !== undefined) wrong("a column's former name has no schema or table", "write the column's former name alone");
      else {
        const former = unquoted(name[2] ?? "");
        const table = qualifiedName(target.schema, target.table);
        if (target.column === null) {
          const formerTable = qualifiedName(name[1] === undefined ? target.schema : unquoted(name[1]), former);
          formerTables.set(table, formerTable);
          hints.push({ from: `table:${formerTable}`, to: `table:${table}`, source, start: comment.start });
        } else {
          hints.push({ from: `column:${table}.${quoteIdent(former)}`, to: `column:${table}.${quoteIdent(target.column)}`, source, start: comment.start });
        }
      }
    }
  }
  return { hints: hints.map((hint) => underFormerTable(hint, formerTables)), issues };
}

/** A column of a renamed table was a column of the table's former name. */
function underFormerTable(hint: RenameHint, formerTables: ReadonlyMap<string, string>): RenameHint {
  for (const [table, former] of formerTables) {
    if (hint.from.startsWith(`column:${table}.`)) return { ...hint, from: `column:${former}.${hint.from.slice(`column:${table}.`.length)}` };
  }
  return hint;
}

function targetsOf(statement: Statement, schema: string): readonly Target[] {
  const { tag, fields } = tagOf(statement.node);
  if (tag !== "CreateStmt") return [];
  const relation = fields["relation"] as { schemaname?: string; relname: string };
  const table = { schema: relation.schemaname ?? schema, table: relation.relname };
  const columns = ((fields["tableElts"] ?? []) as readonly { ColumnDef?: { colname?: string; location?: number } }[]).flatMap(({ ColumnDef: column }) =>
    column?.colname === undefined ? [] : [{ ...table, at: statement.start + offsetOfByte(statement.text, column.location ?? 0), column: column.colname }]);
  return [{ ...table, at: statement.start, column: null }, ...columns];
}

/** Nothing but blanks and comments. */
function blankBetween(text: string, from: number, to: number): boolean {
  return text.slice(from, to).replace(/--[^\n]*/g, "").replace(/\/\*[\s\S]*?\*\//g, "").trim() === "";
}

/** As SQL reads a name: folded to lower case unless it is quoted. */
function unquoted(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase();
}
