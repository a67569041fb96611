/** The verbs of schema arch from a shell: one call each, its rows as a table. Rules and rights are the database's. */
import { stat } from "node:fs/promises";
import type pg from "pg";
import { issueText, type SqlIssue } from "../sql-input/sql-issue.ts";
import { joinFiles } from "../sql-input/split-files.ts";
import { readSources, SQL_FILE, type SqlSource } from "../sql-input/sql-source.ts";
import { STANDARD_INPUT } from "../read-text.ts";
import { WrongUsage } from "../wrong-usage.ts";
import { inSession } from "./in-session.ts";
import { EXIT } from "./exit.ts";
import { proposedLints } from "./proposed-lints.ts";
import { composeModel } from "../model/compose-model.ts";
import type { Output } from "./output.ts";
import type { Cell } from "./text-table.ts";
import { textTable } from "./text-table.ts";

type Row = Readonly<Record<string, Cell>>;

/** Calls a verb and prints its rows; a refused or failed one ends with exit code 3. */
export async function verbCommand(url: string, text: string, values: readonly unknown[], output: Output): Promise<number> {
  return withNotes(url, output, async (session) => {
    const { rows } = await session.query<Row>(text, [...values]);
    output.result(textTable(rows), rows);
    if (rows.length === 0) output.note("no rows");
    return rows.some((row) => row["decision"] === "refused" || row["state"] === "failed") ? EXIT.refused : EXIT.ok;
  });
}

/** `check`: issues as lines an editor can jump to, `file:line:column: message`. */
export async function checkCommand(url: string, file: string, project: string | undefined, output: Output): Promise<number> {
  const document = (await composeModel(file)).text;
  return withNotes(url, output, async (session) => {
    const asked = await session.query<Row>('select request, state from arch."check"($1, $2)', [document, project ?? null]);
    const request = asked.rows[0]?.["request"];
    if (asked.rows[0]?.["state"] === "compiling") await session.query("call arch.await($1)", [request]);
    const { rows: issues } = await session.query<Row>("select * from arch.issues($1)", [request]);
    const { rows: state } = await session.query<Row>("select state from arch.requests where id = $1", [request]);
    const text = issues.map((issue) =>
      `${file}:${String(issue["line"] ?? 1)}:${String(issue["column"] ?? 1)}: ${String(issue["severity"])}: ${String(issue["message"])} ${String(issue["hint"] ?? "")}`.trimEnd(),
    );
    const lints = await proposedLints(session, request, output);
    output.result(text.length === 0 ? `${file}: sound` : text.join("\n"), { file, state: state[0]?.["state"], issues, lints });
    return state[0]?.["state"] === "done" ? EXIT.ok : EXIT.refused;
  });
}

/** `declare`, waiting for whoever compiles. A `.sql` file, a folder or standard input is SQL as desired state, anything else a model. */
export async function declareCommand(url: string, project: string, files: readonly string[], wait: string, output: Output): Promise<number> {
  if (files.length === 0)
    throw new WrongUsage("no file is given to declare", "data-architect declare PROJECT MODEL, or declare FILES… --project PROJECT for SQL");
  const sql = await isSql(files);
  const sources = sql ? await readSources(files) : [];
  const composed = sql ? null : await composeModel(files[0] ?? "");
  if (composed !== null && composed.issues.length > 0) {
    for (const issue of composed.issues)
      output.note(`${issue.file}:${String(issue.line ?? 1)}:${String(issue.column ?? 1)}: ${issue.severity}: ${issue.message} ${issue.hint ?? ""}`.trimEnd());
    return EXIT.refused;
  }
  const text = composed === null ? joinFiles(sources) : composed.text;
  return declared(url, `arch.${sql ? "declare_sql" : "declare"}($1, $2)`, [project, text], wait, sources, output);
}

/** A model's text, declared as it is: what another database declared before. */
export async function declareText(url: string, project: string, text: string, wait: string, output: Output): Promise<number> {
  return declared(url, "arch.declare($1, $2)", [project, text], wait, [], output);
}

/** `baseline`: what stands in the project's schemas becomes its first version; with schemas and an owner the project is made first. */
export async function baselineCommand(
  url: string,
  project: string,
  made: { readonly schemas: readonly string[]; readonly owner: string | undefined },
  wait: string,
  output: Output,
): Promise<number> {
  if (made.owner !== undefined) {
    await withNotes(url, output, async (session) => {
      await session.query("select * from arch.project($1, $2, $3)", [project, made.schemas.length > 0 ? made.schemas : [project], made.owner]);
      return EXIT.ok;
    });
  }
  return declared(url, "arch.baseline($1)", [project], wait, [], output);
}

async function isSql(files: readonly string[]): Promise<boolean> {
  const kinds = await Promise.all(
    files.map(async (file) => file === STANDARD_INPUT || SQL_FILE.test(file) || ((await stat(file).catch(() => null))?.isDirectory() ?? false)),
  );
  if (kinds.every(Boolean)) return true;
  if (files.length > 1) throw new WrongUsage("several files are read as SQL", "give *.sql files and folders, or one model");
  return false;
}

async function declared(url: string, call: string, values: readonly unknown[], wait: string, sources: readonly SqlSource[], output: Output): Promise<number> {
  return withNotes(url, output, async (session) => {
    const { rows } = await session.query<Row>(`select request, state from ${call}`, [...values]);
    const request = rows[0]?.["request"];
    if (rows[0]?.["state"] === "compiling") await session.query("call arch.await($1, $2::interval)", [request, wait]);
    const { rows: now } = await session.query<Row>("select project, 'v' || (result ->> 'version') as version, state from arch.requests where id = $1", [
      request,
    ]);
    const { rows: issues } = await session.query<Row & SqlIssue>('select severity, path, line, "column", message, hint, code, statement from arch.issues($1)', [
      request,
    ]);
    const lints = await proposedLints(session, request, output);
    for (const issue of issues) output.note(issueText(issue, sources));
    output.result(textTable(now), { ...now[0], issues, lints });
    return now[0]?.["state"] === "done" ? EXIT.ok : EXIT.refused;
  });
}

const withNotes = (url: string, output: Output, work: (session: pg.Client) => Promise<number>): Promise<number> => inSession(url, work, output.note);
