import { qualifiedName, quoteIdent } from "../render/names.ts";
import type { Address } from "../types/catalog.ts";

const limit = 63;

/**
 * A name for something that the design makes. Cut to 63 bytes where it is longer, with a hash of the whole, so that it stays the same and distinct.
 *
 * @example generatedName(["orders", "store_id", "status"], "idx") // "orders_store_id_status_idx"
 */
export function generatedName(parts: readonly string[], suffix: string): string {
  const whole = [...parts, ...(suffix === "" ? [] : [suffix])].join("_");
  if (whole.length <= limit) return whole;
  const end = `_${hashOf(whole)}${suffix === "" ? "" : `_${suffix}`}`;
  return `${whole.slice(0, limit - end.length)}${end}`;
}

/** FNV-1a, 32 bits, as 8 hex digits. */
export function hashOf(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}

export function schemaAddress(schema: string): Address {
  return `schema:${quoteIdent(schema)}`;
}

export function tableAddress(schema: string, table: string): Address {
  return `table:${qualifiedName(schema, table)}`;
}

export function viewAddress(schema: string, view: string): Address {
  return `view:${qualifiedName(schema, view)}`;
}

export function materializedViewAddress(schema: string, view: string): Address {
  return `materialized_view:${qualifiedName(schema, view)}`;
}

export function functionAddress(schema: string, name: string, types = ""): Address {
  return `function:${qualifiedName(schema, name)}(${types})`;
}

export function indexAddress(schema: string, index: string): Address {
  return `index:${qualifiedName(schema, index)}`;
}

/** Address of a table's column, constraint, trigger or policy. */
export function memberAddress(kind: "column" | "constraint" | "trigger" | "policy", schema: string, table: string, name: string): Address {
  return `${kind}:${qualifiedName(schema, table)}.${quoteIdent(name)}`;
}

/**
 * A noun with its article.
 *
 * @example withArticle("order") // "an order"
 */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** Identifiers in a list, quoted where needed. */
export function listOf(columns: readonly string[]): string {
  return columns.map(quoteIdent).join(", ");
}
