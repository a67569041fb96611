import type { CatalogObject } from "../types/catalog.ts";
import { script } from "./script.ts";

/** The script of some objects, for use inside a transaction: what it sets ends with it. */
export function createStatements(objects: readonly CatalogObject[]): readonly string[] {
  return script({ canon: 1, objects }).statements.map((statement) => (statement.startsWith("set ") ? `set local ${statement.slice("set ".length)}` : statement));
}
