import type { Result } from "../types/issue.ts";

/** Replaced by the build with package.json's version. */
declare const DATA_ARCHITECT_VERSION: string | undefined;

/** The compiler's version, also part of every plan's header. */
const compilerVersion: string = typeof DATA_ARCHITECT_VERSION === "string" ? DATA_ARCHITECT_VERSION : "0.0.0-source";

/** Op `version`: which compiler this is, and the version of its canonical form. */
export function version(): Result<{ readonly version: string; readonly canon: 1 }> {
  return { ok: true, value: { version: compilerVersion, canon: 1 }, warnings: [] };
}
