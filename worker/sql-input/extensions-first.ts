import { changesSettings } from "./changes-settings.ts";
import { tagOf } from "./judge-statement.ts";
import type { Statement } from "./read-script.ts";

/** Their scripts run with a superuser's rights: before anything of the text stands where they could meet it. */
export function extensionsFirst(statements: readonly Statement[]): readonly Statement[] {
  if (statements.some(dropsFirst)) return statements;
  const set = new Set<Statement["source"]>();
  const early = statements.filter((statement) => {
    const { tag, fields } = tagOf(statement.node);
    if (changesSettings(statement)) set.add(statement.source);
    if (tag === "CreateSchemaStmt") return fields["schemaElts"] === undefined && statement.verdict.kind === "run";
    return statement.verdict.kind === "extension" && (statement.verdict.schema !== null || !set.has(statement.source));
  });
  const isEarly = new Set(early);
  return [...early, ...statements.filter((statement) => !isEarly.has(statement))];
}

/** A text that clears away before it builds means its order. */
function dropsFirst(statement: Statement): boolean {
  const { tag, fields } = tagOf(statement.node);
  return tag === "DropStmt" && statement.verdict.kind === "run" && (fields["removeType"] === "OBJECT_SCHEMA" || fields["removeType"] === "OBJECT_EXTENSION");
}
