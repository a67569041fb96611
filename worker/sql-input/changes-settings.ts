import { tagOf } from "./judge-statement.ts";
import type { Statement } from "./read-script.ts";

/** Whether the next statement may be read otherwise because of this one. */
export function changesSettings(statement: Statement): boolean {
  const { tag } = tagOf(statement.node);
  return tag === "VariableSetStmt" || (tag === "SelectStmt" && statement.text.includes("set_config")) || tag === "DoStmt" || tag === "CallStmt";
}
