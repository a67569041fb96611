import { tagOf } from "../sql-input/judge-statement.ts";
import type { ReadScript, Statement } from "../sql-input/read-script.ts";
import { issueAt, type SqlIssue } from "../sql-input/sql-issue.ts";
import type { Fields } from "./statement-rule.ts";

/** What a statement about transactions does to the one that is open; `needs`: it asks for one. */
export function transactionMove(fields: Fields): "begins" | "ends" | "goes on" | "needs" | null {
  switch (fields["kind"]) {
    case "TRANS_STMT_BEGIN":
    case "TRANS_STMT_START":
      return "begins";
    case "TRANS_STMT_COMMIT":
    case "TRANS_STMT_ROLLBACK":
      return fields["chain"] === true ? "goes on" : "ends";
    case "TRANS_STMT_PREPARE":
      return "ends";
    case "TRANS_STMT_SAVEPOINT":
    case "TRANS_STMT_RELEASE":
    case "TRANS_STMT_ROLLBACK_TO":
      return "needs";
    default:
      return null;
  }
}

/** A transaction that is never ended, begun within another one, or ended where none is open: what it did is lost, or ends sooner than it looks. */
export function transactionIssues(script: ReadScript, in_transaction: boolean): readonly SqlIssue[] {
  const issues: SqlIssue[] = [];
  const say = (statement: Statement, code: string, message: string, hint: string): void => {
    issues.push(issueAt(statement.source, statement.start, { code, message, hint }, statement.text));
  };
  /** `tool`: the one that the tool opened which runs the file, and will end. */
  let open: Statement | "tool" | null = in_transaction ? "tool" : null;
  let ended: Statement | null = null;
  for (const statement of script.statements) {
    const { tag, fields } = tagOf(statement.node);
    if (tag !== "TransactionStmt") continue;
    const move = transactionMove(fields);
    if (move === "begins") {
      if (open !== null)
        say(
          statement,
          "sql.nested_transaction",
          "a transaction is open already: this begin does nothing, and the first commit ends all of it",
          "take it out, or use a savepoint",
        );
      else open = in_transaction ? "tool" : statement;
    } else if (move !== null && open === null)
      say(
        statement,
        "sql.no_transaction",
        "no transaction is open here: each statement before it was committed on its own, and this ends nothing",
        "begin one before the first statement that belongs to it; or, where the tool that runs the file opens one, say so: --in-transaction",
      );
    if (move === "ends") [open, ended] = [null, statement];
  }
  if (open !== null && open !== "tool")
    say(
      open,
      "sql.uncommitted",
      "this transaction is never committed: everything in it is undone when the session ends, and its locks are held until then",
      "end the file with commit",
    );
  if (in_transaction && open === null && ended !== null)
    say(
      ended,
      "sql.no_transaction",
      "this ends the transaction of the tool that runs the file: nothing after it is in one",
      "take it out, or begin again after it",
    );
  return issues;
}
