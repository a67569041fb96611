/** A stranger's SQL as a script for psql: statement by statement, going on after an error; what is the server's (roles, databases) is left out. */
import pg from "pg";
import { tagOf } from "../../../worker/sql-input/judge-statement.ts";
import { mentionedRoles } from "../../../worker/sql-input/mentioned-roles.ts";
import { openParser, parseStatement, type StatementNode } from "../../../worker/sql-input/parse-statement.ts";
import { splitStatements } from "../../../worker/sql-input/split-statements.ts";
import type { Server } from "../open-databases.ts";

/** The server's, or asks for another one. */
const left = /^(?:Create|Alter|Drop|GrantRole).*Role|^(?:Create|Drop)db|^AlterDatabase|^AlterSystem|TableSpace|Subscription|^Load|^CheckPoint/u;

/** The statements of a text. */
export function statementsOf(text: string): readonly string[] {
  return splitStatements(text).pieces.flatMap((piece) => (piece.kind === "statement" ? [piece.text] : []));
}

/** Returns what Postgres refused, with its words; roles that are named stand afterwards. */
export async function loadSide(server: Server, client: pg.Client, statements: readonly string[]): Promise<readonly string[]> {
  await openParser();
  const refused: string[] = [];
  await client.query("set statement_timeout = '20s'");
  for (const statement of statements) {
    const parsed = parseStatement(statement);
    const node = parsed.ok ? parsed.node : null;
    if (node !== null) await makeRoles(server, node);
    if (node !== null && left.test(tagOf(node).tag)) continue;
    await client.query(statement).catch((error: Error) => {
      refused.push(`${error.message}: ${statement.slice(0, 200)}`);
    });
  }
  await client.query("rollback");
  await client.query("discard all");
  return refused;
}

async function makeRoles(server: Server, node: StatementNode): Promise<void> {
  const { tag, fields } = tagOf(node);
  const made = tag === "CreateRoleStmt" ? [String(fields["role"])] : [];
  for (const name of [...made, ...mentionedRoles(node).map((role) => role.name)])
    await server.admin.query(`create role ${pg.escapeIdentifier(name)}`).catch(() => undefined);
}
