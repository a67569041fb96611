import { script as scriptOf, type Script } from "../render/script.ts";
import type { Result } from "../types/issue.ts";
import { readCatalog } from "./input.ts";

/** Op `script`: `{catalog}` to the SQL that builds it from nothing. */
export function script(input: Record<string, unknown>): Result<Script> {
  const catalog = readCatalog(input["catalog"], "catalog");
  if (!catalog.ok) return catalog;
  return { ok: true, value: scriptOf(catalog.value), warnings: [] };
}
