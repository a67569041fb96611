/** Statements that can go to the server in one message: a long script is loaded several times faster. */
import { tagOf } from "./judge-statement.ts";
import { mayChangeSchemas } from "./owner-changes.ts";
import type { Statement } from "./read-script.ts";

/** Neighbours of one file, at most `most`; what has to stand alone is a group by itself. What is left out is in no group. */
export function groupsOf(statements: readonly Statement[], most: number): readonly (readonly Statement[])[] {
  const groups: Statement[][] = [];
  let open: Statement[] | null = null;
  for (const statement of statements) {
    if (statement.verdict.kind === "skip") continue;
    const joins = isPlain(statement);
    if (open !== null && joins && open.length < most && open[0]?.source === statement.source) {
      open.push(statement);
      continue;
    }
    const group = [statement];
    groups.push(group);
    open = joins ? group : null;
  }
  return groups;
}

const ALONE = new Set(["VariableSetStmt", "DoStmt", "CallStmt", "SelectStmt", "AlterEnumStmt", "AlterDatabaseSetStmt"]);

/** Changes no setting that the next one depends on, and may stand in a transaction. */
function isPlain(statement: Statement): boolean {
  return statement.verdict.kind === "run" && !ALONE.has(tagOf(statement.node).tag) && !mayChangeSchemas(statement) && !/\bconcurrently\b/i.test(statement.text);
}
