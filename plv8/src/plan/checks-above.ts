import { addConstraint, addNotValid } from "../render/alter-constraint.ts";
import { partitionedAbove } from "../render/read-foreign-table.ts";
import type { Address, CatalogObject } from "../types/catalog.ts";
import { inheritedChecks } from "./plain/with-copies.ts";

/**
 * Postgres attaches a foreign table that has all checks of its parent: it is told of them before. `statements`: what makes the objects.
 *
 * @example withChecksAbove(catalog, [table], ["CREATE FOREIGN TABLE s.f …", "ALTER TABLE s.p ATTACH PARTITION s.f …"]) // the check between the two
 */
export function withChecksAbove(
  catalog: ReadonlyMap<Address, CatalogObject>,
  objects: readonly CatalogObject[],
  statements: readonly string[],
): readonly string[] {
  const tables = objects.flatMap((object) => (object.kind === "foreign_table" ? [object] : []));
  return tables.length === 0
    ? statements
    : statements.flatMap((statement) => {
        const table = /^ALTER TABLE .+? ATTACH PARTITION /su.test(statement) ? tables.find((each) => each.additions?.includes(statement) === true) : undefined;
        if (table === undefined) return [statement];
        const name = table.address.slice("foreign_table:".length);
        const checks = inheritedChecks(partitionedAbove(table) ?? "", catalog).map((check) =>
          (check.valid || table.validated?.includes(check.name) === true ? addConstraint : addNotValid)(name, check.name, check.definition),
        );
        return [...checks, statement];
      });
}

/** What makes it says which checks are valid there. */
export function withoutValidated<T extends CatalogObject>(object: T): T {
  if (object.kind !== "foreign_table") return object;
  const { validated: _said, ...table } = object;
  return table as T;
}
