import type { CatalogObject, ColumnObject } from "../types/catalog.ts";
import { script } from "./script.ts";

/** The script of some objects, for use inside a transaction: what it sets ends with it. `around`: columns of parents that stand. */
export function createStatements(objects: readonly CatalogObject[], around: readonly ColumnObject[] = []): readonly string[] {
  return script({ canon: 1, objects }, around).statements.map((statement) => (statement.startsWith("set ") ? `set local ${statement.slice("set ".length)}` : statement));
}
