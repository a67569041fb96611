import { quoteLiteral } from "../render/names.ts";
import type { CatalogObject } from "../types/catalog.ts";
import type { PlanContext } from "./plan-context.ts";

const KINDS = ["enum", "domain", "composite", "range", "base_type"];

/** The type that comes with the plan: no value can be cast to it when the rows are looked at. Null: it stands, or is Postgres' own. */
export function comingType(context: PlanContext, type: string): CatalogObject | null {
  const addresses = KINDS.map((kind) => `${kind}:${type.replace(/\[\]$/u, "")}`);
  const found = addresses.find((address) => context.after.has(address) && !context.base.has(address));
  return found === undefined ? null : (context.after.get(found) ?? null);
}

/** True for texts that are no value of an enum that comes. */
export function noValueOf(context: PlanContext, column: string, from: string, to: string): string | null {
  const type = to.endsWith("[]") || !/^(?:text|character varying|character\()/u.test(from) ? null : comingType(context, to);
  return type?.kind !== "enum" || type.values.length === 0 ? null : `${column}::text not in (${type.values.map(quoteLiteral).join(", ")})`;
}
