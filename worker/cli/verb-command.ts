/** The verbs of schema arch from a shell: one call each, its rows as a table. Rules and rights are the database's. */
import { readFile } from "node:fs/promises";
import pg from "pg";
import { EXIT } from "./exit.ts";
import type { Output } from "./output.ts";
import type { Cell } from "./text-table.ts";
import { textTable } from "./text-table.ts";

type Row = Readonly<Record<string, Cell>>;

/** Calls a verb and prints its rows; a refused or failed one ends with exit code 3. */
export async function verbCommand(url: string, text: string, values: readonly unknown[], output: Output): Promise<number> {
  return withSession(url, output, async (session) => {
    const { rows } = await session.query<Row>(text, [...values]);
    output.result(textTable(rows), rows);
    return rows.some((row) => row["decision"] === "refused" || row["state"] === "failed") ? EXIT.refused : EXIT.ok;
  });
}

/** `check`: issues as lines an editor can jump to, `file:line:column: message`. */
export async function checkCommand(url: string, file: string, project: string | undefined, output: Output): Promise<number> {
  const document = await readFile(file, "utf8");
  return withSession(url, output, async (session) => {
    const asked = await session.query<Row>('select request, state from arch."check"($1, $2)', [document, project ?? null]);
    const request = asked.rows[0]?.["request"];
    if (asked.rows[0]?.["state"] === "compiling") await session.query("call arch.await($1)", [request]);
    const { rows: issues } = await session.query<Row>("select * from arch.issues($1)", [request]);
    const { rows: state } = await session.query<Row>("select state from arch.requests where id = $1", [request]);
    const text = issues.map((issue) => `${file}:${String(issue["line"] ?? 1)}:${String(issue["column"] ?? 1)}: ${String(issue["severity"])}: ${String(issue["message"])} ${String(issue["hint"] ?? "")}`.trimEnd());
    output.result(text.length === 0 ? `${file}: sound` : text.join("\n"), { file, state: state[0]?.["state"], issues });
    return state[0]?.["state"] === "done" ? EXIT.ok : EXIT.refused;
  });
}

/** `declare`, waiting for the compiler where it is the worker. */
export async function declareCommand(url: string, project: string, file: string, output: Output): Promise<number> {
  const document = await readFile(file, "utf8");
  return withSession(url, output, async (session) => {
    const { rows } = await session.query<Row>("select request, state from arch.declare($1, $2)", [project, document]);
    const request = rows[0]?.["request"];
    if (rows[0]?.["state"] === "compiling") await session.query("call arch.await($1)", [request]);
    const { rows: now } = await session.query<Row>("select project, 'v' || (result ->> 'version') as version, state from arch.requests where id = $1", [request]);
    const { rows: issues } = await session.query<Row>("select severity, path, line, message, hint from arch.issues($1)", [request]);
    output.result(textTable(now) + (issues.length === 0 ? "" : `\n${textTable(issues)}`), { ...now[0], issues });
    return now[0]?.["state"] === "done" ? EXIT.ok : EXIT.refused;
  });
}

async function withSession(url: string, output: Output, work: (session: pg.Client) => Promise<number>): Promise<number> {
  const session = new pg.Client({ connectionString: url, application_name: "data-architect", connectionTimeoutMillis: 15_000 });
  session.on("error", () => undefined);
  session.on("notice", (notice) => { output.note(notice.message ?? ""); });
  await session.connect();
  try {
    return await work(session);
  } finally {
    await session.end().catch(() => undefined);
  }
}
