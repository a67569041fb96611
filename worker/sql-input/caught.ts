/** What becomes of a statement that fails on scratch. */
import { isConnectionLoss, sqlState } from "../../sql/connection-loss.ts";
import { ScratchFailure } from "../scratch/scratch-failure.ts";
import { tagOf } from "./judge-statement.ts";
import type { Statement } from "./read-script.ts";
import { issueAt, type SqlIssue } from "./sql-issue.ts";

/** The server ended the session in a statement that may itself have asked for it. */
export class SessionEnded extends Error {
  readonly issue: SqlIssue;
  constructor(statement: Statement, cause: Error) {
    super(cause.message, { cause });
    this.issue = issueAt(
      statement.source,
      statement.start,
      {
        code: "sql.session-ended",
        message: `the scratch session ended in this statement: ${cause.message}`,
        hint: "take out calls that end sessions: a schema needs none. If the server was stopped just then, run it again",
      },
      statement.text,
    );
  }
}

function mayEndSessions(statement: Statement): boolean {
  return ["DoStmt", "SelectStmt", "CallStmt"].includes(tagOf(statement.node).tag);
}

/**
 * What a promise was rejected with; null when it was not. Losing the server is nobody's mistake in a script, and thrown on, unless `statement` may have asked
 * for it.
 */
export async function caught(work: Promise<unknown>, statement: Statement | null = null): Promise<unknown> {
  try {
    await work;
    return null;
  } catch (error) {
    const cause = error instanceof ScratchFailure ? error.cause : error;
    if (sqlState(cause) === "57P01" && statement !== null && mayEndSessions(statement)) throw new SessionEnded(statement, cause as Error);
    if (sqlState(cause) === null || isConnectionLoss(cause)) throw error;
    return cause;
  }
}
