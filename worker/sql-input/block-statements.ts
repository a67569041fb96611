/** The statements that a DO block holds, and whether it executes others that nobody can read beforehand. */
import { tagOf } from "./judge-statement.ts";
import { parseBody, parseStatement } from "./parse-statement.ts";
import type { Statement } from "./read-script.ts";

export type Block = { readonly statements: readonly Statement[]; /** It executes text that it puts together, or is no PL/pgSQL. */ readonly isOpaque: boolean };

const OPAQUE: Block = { statements: [], isOpaque: true };

type Argument = { readonly DefElem?: { readonly defname?: string; readonly arg?: { readonly String?: { readonly sval?: string } } } };

/** In their order, each at its place in the source; every branch and loop counts as run once. `openParser` must have been awaited. */
export function blockStatements(statement: Statement): Block {
  const { fields } = tagOf(statement.node);
  const options = ((fields["args"] ?? []) as readonly Argument[]).map((each) => each.DefElem);
  const language = options.find((each) => each?.defname === "language")?.arg?.String?.sval ?? "plpgsql";
  const body = options.find((each) => each?.defname === "as")?.arg?.String?.sval;
  if (body === undefined || language.toLowerCase() !== "plpgsql") return OPAQUE;
  const tree = parseBody(body);
  // The server says better what is wrong with it.
  if (tree === null) return OPAQUE;
  const statements: Statement[] = [];
  let isOpaque = false;
  let from = 0;
  for (const { text, isExpression } of piecesIn(tree)) {
    const at = statement.text.indexOf(text, from);
    if (at !== -1) from = at + text.length;
    const written = isExpression ? constantOf(text) : text;
    const parsed = written === null ? null : parseStatement(written);
    if (written === null || parsed?.ok !== true) isOpaque = true;
    else if (parsed.node !== null)
      statements.push({ ...statement, start: statement.start + Math.max(0, at), text: written, node: parsed.node, verdict: { kind: "run" }, roles: [] });
  }
  return { statements, isOpaque };
}

/** What a script says, in place of a block what can be read of it. */
export function outOfBlocks(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement) => {
    const inner = tagOf(statement.node).tag === "DoStmt" ? blockStatements(statement).statements : [];
    return inner.length === 0 ? [statement] : inner;
  });
}

type Piece = { readonly text: string; /** It gives the text of a statement (`execute 'create …'`). */ readonly isExpression: boolean };
type Expression = { readonly PLpgSQL_expr?: { readonly query?: string } };

function piecesIn(value: unknown): readonly Piece[] {
  if (Array.isArray(value)) return value.flatMap(piecesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): readonly Piece[] => {
    const fields = inner as Readonly<Record<string, Expression | undefined>>;
    const text = (name: string): string => fields[name]?.PLpgSQL_expr?.query ?? "";
    if (key === "PLpgSQL_stmt_execsql") return [{ text: text("sqlstmt"), isExpression: false }];
    if (key === "PLpgSQL_stmt_dynexecute") return [{ text: text("query"), isExpression: true }];
    if (key === "PLpgSQL_stmt_dynfors") return [{ text: text("query"), isExpression: true }, ...piecesIn((inner as { body?: unknown }).body)];
    if (key === "PLpgSQL_stmt_commit") return [{ text: "commit", isExpression: false }];
    return piecesIn(inner);
  });
}

/** The text that an expression always gives; null where it depends on something. */
function constantOf(expression: string): string | null {
  const parsed = parseStatement(`select ${expression}`);
  if (!parsed.ok || parsed.node === null) return null;
  type Target = { readonly ResTarget?: { readonly val?: { readonly A_Const?: { readonly sval?: { readonly sval?: string } } } } };
  const [only, ...others] = (tagOf(parsed.node).fields["targetList"] ?? []) as readonly Target[];
  return others.length > 0 ? null : (only?.ResTarget?.val?.A_Const?.sval?.sval ?? null);
}
