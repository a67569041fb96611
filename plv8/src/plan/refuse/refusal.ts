import type { Address } from "../../types/catalog.ts";
import type { Issue } from "../../types/issue.ts";

/** A reason not to plan: what, about which object, and the way out. */
export function refusal(code: string, object: Address, message: string, hint: string): Issue {
  return { code: `plan.${code}`, severity: "error", path: object, line: null, column: null, message, hint };
}
