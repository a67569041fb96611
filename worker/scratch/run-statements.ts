/** Statements on a scratch database, in order, each named where it fails. */
import type pg from "pg";
import { ScratchFailure } from "./scratch-failure.ts";

/** Statements at once: no round trip each, few enough for a server's lock table. */
const CHUNK = 100;

/** Many statements in few transactions; where one fails, its chunk is run again one by one, to name it. Throws `ScratchFailure`. */
export async function runStatements(session: pg.Client, statements: readonly string[]): Promise<void> {
  for (let start = 0; start < statements.length; start += CHUNK) {
    const chunk = statements.slice(start, start + CHUNK);
    try {
      await session.query(chunk.join("\n;\n"));
    } catch {
      for (const statement of chunk) await runStatement(session, statement);
    }
  }
}

/** Throws `ScratchFailure` with the statement. */
export async function runStatement(session: pg.Client, statement: string): Promise<void> {
  try {
    await session.query(statement);
  } catch (error) {
    throw new ScratchFailure(statement, error);
  }
}
