/**
 * The SQL that installs the bundle as a plv8 function.
 *
 * One function, owned by one role without rights, security definer: plv8 keeps an isolate per user and session, so every caller shares one cold
 * start, and nothing the compiler could be tricked into has a right to anything.
 */
import type { Bundle } from "./build.ts";

/**
 * SQL text that creates or replaces `arch_private.compile(op text, input text) returns text`. Needs the extension plv8 and the role `arch_compiler`.
 *
 * The bundle stands in the function's body as a JavaScript string and is evaluated once per session, kept on `globalThis` under its SHA-256:
 * a new bundle in an old session is noticed. Comments and grants are the loader's.
 */
export function compileFunctionSql(bundle: Bundle): string {
  const key = JSON.stringify(`data_architect_${bundle.manifest.sha256}`);
  const tag = `compiler_${bundle.manifest.sha256.slice(0, 16)}`;
  const body = [
    `var key = ${key};`,
    "if (globalThis[key] === undefined) {",
    `  globalThis[key] = (0, eval)(${JSON.stringify(`${bundle.text};DataArchitect`)});`,
    "}",
    "return globalThis[key].compile(op, input);",
  ].join("\n");
  if (body.includes(`$${tag}$`)) throw new Error("the bundle contains its own dollar quote");
  return [
    "create or replace function arch_private.compile(op text, input text)",
    "returns text",
    "language plv8",
    "stable",
    "strict",
    "security definer",
    "set search_path = pg_catalog, pg_temp",
    `as $${tag}$`,
    body,
    `$${tag}$;`,
    "alter function arch_private.compile(text, text) owner to arch_compiler;",
    "revoke all on function arch_private.compile(text, text) from public;",
    "",
  ].join("\n");
}
