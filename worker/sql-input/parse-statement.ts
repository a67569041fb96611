/** Postgres' own parser, over one statement. */
import type * as Blocks from "libpg-query";
import type * as Parser from "pgsql-parser";
import { offsetOfCharacter } from "./place.ts";

export type ParseTree = ReturnType<typeof Parser.parseSync>;
/** One node with its type's name as the key: `{ CreateStmt: … }`. */
export type StatementNode = NonNullable<NonNullable<NonNullable<ParseTree["stmts"]>[number]["stmt"]>>;

export type Parsed =
  | { readonly ok: true; readonly node: StatementNode | null }
  | { readonly ok: false; readonly message: string; /** In UTF-16 units of the statement. */ readonly offset: number };

let parser: typeof Parser | undefined;
let blocks: typeof Blocks | undefined;

/** Loads the parser, once. A comparison of two databases needs none. */
export async function openParser(): Promise<void> {
  const loading = await import("pgsql-parser");
  await loading.loadModule();
  parser = loading;
  // What the other one parses with, already loaded.
  blocks = await import("libpg-query");
}

/** The tree of a PL/pgSQL body, by Postgres' names; null: it is none. `openParser` must have been awaited. */
export function parseBody(body: string): unknown {
  return parseRoutine(`create function f() returns void language plpgsql as '${body.replaceAll("'", "''")}'`);
}

/** The same of a function's whole statement: what may be returned is known then. */
export function parseRoutine(definition: string): unknown {
  if (blocks === undefined) throw new Error("the parser was not opened");
  try {
    return blocks.parsePlPgSQLSync(definition);
  } catch {
    return null;
  }
}

/** The statement's tree; null for one that is only a comment. `openParser` must have been awaited. */
export function parseStatement(text: string): Parsed {
  if (parser === undefined) throw new Error("the parser was not opened");
  try {
    return { ok: true, node: parser.parseSync(text).stmts?.[0]?.stmt ?? null };
  } catch (error) {
    const details = (error as { sqlDetails?: { message?: string; cursorPosition?: number } }).sqlDetails;
    if (details === undefined) throw error;
    return { ok: false, message: details.message ?? "syntax error", offset: offsetOfCharacter(text, details.cursorPosition ?? 0) };
  }
}
