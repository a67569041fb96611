import { tagOf } from "../sql-input/judge-statement.ts";
import type { ReadScript, Statement } from "../sql-input/read-script.ts";
import { issueAt, type SqlIssue } from "../sql-input/sql-issue.ts";

/** A transaction that is never ended, or begun within another one: what it did is lost, or ends sooner than it looks. */
export function transactionIssues(script: ReadScript, in_transaction: boolean): readonly SqlIssue[] {
  const issues: SqlIssue[] = [];
  let open: Statement | null = null;
  for (const statement of script.statements) {
    const { tag, fields } = tagOf(statement.node);
    if (tag !== "TransactionStmt") continue;
    const kind = String(fields["kind"]);
    if (kind === "TRANS_STMT_BEGIN" || kind === "TRANS_STMT_START") {
      if (open !== null || in_transaction)
        issues.push(
          issueAt(
            statement.source,
            statement.start,
            {
              code: "sql.nested_transaction",
              message: "a transaction is open already: this begin does nothing, and the first commit ends all of it",
              hint: "take it out, or use a savepoint",
            },
            statement.text,
          ),
        );
      else open = statement;
    }
    if (/COMMIT|ROLLBACK$|PREPARE$/.test(kind)) open = null;
  }
  if (open !== null)
    issues.push(
      issueAt(
        open.source,
        open.start,
        {
          code: "sql.uncommitted",
          message: "this transaction is never committed: everything in it is undone when the session ends, and its locks are held until then",
          hint: "end the file with commit",
        },
        open.text,
      ),
    );
  return issues;
}
