/** What stands in a migration and is not judged: other files, statements about the server as a whole. */
import { tagOf } from "../sql-input/judge-statement.ts";
import { placeOf } from "../sql-input/place.ts";
import { folded, type ReadScript } from "../sql-input/read-script.ts";
import type { SqlIssue } from "../sql-input/sql-issue.ts";

const COMMANDS: readonly { readonly shape: RegExp; readonly message: string; readonly hint: string | null }[] = [
  {
    shape: /^\\(?:i|ir|include|include_relative)(?!\w)/u,
    message: "what this file includes is not read, and not judged",
    hint: "give the included file as well, in its order",
  },
  { shape: /^\\gexec(?!\w)/u, message: "the statements that \\gexec makes depend on what stands in a database, and are not judged", hint: "judge its output" },
  { shape: /^\\if(?!\w)/u, message: "every branch of \\if is judged, as if all of them ran", hint: null },
  { shape: /^\\c(?:onnect)?(?!\w)/u, message: "what follows is judged as if it ran in the same database", hint: "put it into a file of its own" },
];

/** Warnings. */
export function unjudgedCommands(script: ReadScript): readonly SqlIssue[] {
  return folded(
    script.issues.flatMap((issue): readonly SqlIssue[] => {
      const found = issue.code.startsWith("sql.meta-") ? COMMANDS.find(({ shape }) => shape.test(issue.statement ?? "")) : undefined;
      if (found === undefined) return [];
      const more = / \(and \d+ more like it.*$/u.exec(issue.message)?.[0] ?? "";
      return [{ ...issue, code: "lint.unjudged", severity: "warning", message: `${found.message}${more}`, hint: found.hint }];
    }),
  );
}

const SERVER: Readonly<Record<string, string>> = {
  CreatedbStmt: "create database",
  AlterDatabaseStmt: "alter database",
  AlterSystemStmt: "alter system",
  CreateTableSpaceStmt: "create tablespace",
  DropTableSpaceStmt: "drop tablespace",
  AlterTableSpaceOptionsStmt: "alter tablespace",
  AlterTableMoveAllStmt: "alter table all in tablespace",
  LoadStmt: "load",
};

/** A line for each kind of statement about the server: where the first one stands. */
export function unjudgedStatements(script: ReadScript): readonly string[] {
  const first = new Map<string, string>();
  for (const { node, source, start } of script.statements) {
    const said = SERVER[tagOf(node).tag];
    const { line, column } = placeOf(source.text, start);
    if (said !== undefined && !first.has(said)) first.set(said, `${source.name}:${String(line)}:${String(column)}`);
  }
  return [
    ...[...first].map(([said, place]) => `note: ${said} is about the server as a whole, and not judged (${place})`),
    ...script.issues
      .filter(({ code }) => code === "sql.way-back")
      .map(({ path, line }) => `note: what stands below ${path}:${String(line)} is the way back, and not judged`),
  ];
}
