/**
 * The compiler's one door: an op's name and JSON text in, JSON text out. The only file that knows it may run inside Postgres.
 *
 * Never throws for bad input: whatever goes wrong comes back as `{"ok":false,"issues":[…]}`.
 */
import { ops } from "./ops/ops.ts";
import type { Issue, Result } from "./types/issue.ts";

/** Longest input of any op, in characters: two catalogs of 10,000 tables fit; plv8's heap of 256 MB holds it. */
const maxInput = 80_000_000;

/**
 * Runs one op.
 *
 * @example compile("version", "{}") // '{"ok":true,"value":{"version":"0.1.0","canon":1},"warnings":[]}'
 */
export function compile(op: string, input: string): string {
  return JSON.stringify(runText(op, input));
}

function runText(op: string, input: string): Result<unknown> {
  if (typeof input !== "string" || input.length > maxInput) {
    return refuse(
      "compiler.input-too-large",
      `The input of ${op} must be JSON text of at most ${maxInput} characters.`,
      "Split the project into several projects.",
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(input);
  } catch {
    return refuse("compiler.input-not-json", `The input of ${op} is not JSON.`, "Pass one JSON object as text.");
  }
  return run(op, value);
}

/**
 * As `compile`, for a host that shares the heap: a JSON value in, its result out, without the texts between. The result may share parts of the input; neither
 * is changed.
 */
export function run(op: string, value: unknown): Result<unknown> {
  const handler = Object.hasOwn(ops, op) ? ops[op as keyof typeof ops] : undefined;
  if (handler === undefined) {
    return refuse("compiler.unknown-op", `The compiler has no op \`${String(op).slice(0, 60)}\`.`, `Use one of: ${Object.keys(ops).sort().join(", ")}.`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuse("compiler.input-not-object", `The input of ${op} must be one JSON object.`, "Pass one JSON object as text.");
  }
  try {
    return handler(value as Record<string, unknown>);
  } catch (error) {
    return refuse(
      "compiler.bug",
      `The compiler failed in op ${op}: ${describe(error)}`,
      "This is a bug of Data Architect: report it with the input. Nothing was changed.",
    );
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "unknown failure";
}

function refuse(code: string, message: string, hint: string): Result<never> {
  const issue: Issue = { code, severity: "error", path: "", line: null, column: null, message, hint };
  return { ok: false, issues: [issue] };
}
