import type { CatalogObject, ColumnObject, DefinedObject, TableObject } from "../types/catalog.ts";
import { script } from "./script.ts";

/**
 * The script of some objects, for use inside a transaction: what it sets ends with it. What a partition's parts of indexes and triggers are is told when those
 * are there. `around`: columns of parents that stand.
 */
export function createStatements(objects: readonly CatalogObject[], around: readonly (ColumnObject | DefinedObject)[] = []): readonly string[] {
  return script({ canon: 1, objects: objects.map((object) => (object.kind === "table" ? withoutCopies(object) : object)) }, around).statements.map(
    (statement) => (statement.startsWith("set ") ? `set local ${statement.slice("set ".length)}` : statement),
  );
}

function withoutCopies({ copies: _copies, triggers: _triggers, ...table }: TableObject): TableObject {
  return table;
}
