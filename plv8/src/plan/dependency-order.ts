import type { Address, CatalogObject } from "../types/catalog.ts";
import { compareCodePoints } from "../catalog/compare-code-points.ts";
import { qualifiedName } from "../render/names.ts";

const ranks: Readonly<Record<CatalogObject["kind"], number>> = {
  schema: 0,
  enum: 1,
  sequence: 2,
  function: 3,
  table: 4,
  column: 5,
  constraint: 6,
  index: 7,
  view: 8,
  trigger: 9,
  policy: 10,
  other: 11,
  extension: 1,
  domain: 1,
  composite: 1,
  range: 1,
  collation: 1,
  language: 1,
  operator: 3,
  operator_family: 3,
  operator_class: 3,
  cast: 3,
  conversion: 3,
  text_search_parser: 1,
  text_search_template: 1,
  text_search_dictionary: 1,
  text_search_configuration: 1,
  foreign_data_wrapper: 2,
  foreign_server: 2,
  user_mapping: 2,
  foreign_table: 4,
  materialized_view: 8,
  statistics: 8,
  rule: 8,
  publication: 11,
  default_privileges: 11,
  privileges: 11,
  event_trigger: 12,
  access_method: 3,
  transform: 3,
  base_type: 1,
  subscription: 11,
};

/**
 * Objects so that each comes after what it needs; ties by kind and address, columns of a table by their places; a cycle is broken at its first member.
 * `wholeOf`: what the needs of a known part count for.
 */
export function dependencyOrder(
  objects: readonly CatalogObject[],
  known: readonly CatalogObject[],
  wholeOf: (part: CatalogObject) => Address | null = tableOfColumn,
): readonly CatalogObject[] {
  if (objects.length === 0) return [];
  const sorted = [...objects].sort(
    (left, right) => ranks[left.kind] - ranks[right.kind] || byPlace(left, right) || compareCodePoints(left.address, right.address),
  );
  const standing = new Map<Address, CatalogObject>(sorted.map((object) => [object.address, object]));
  const parts = new Map<Address, Address[]>();
  for (const object of known) {
    const whole = wholeOf(object);
    if (whole !== null && standing.has(whole)) add(parts, whole, object.depends_on);
  }
  // A sequence that goes with its table is needed as that is.
  const owners = new Map(
    known.flatMap((object) =>
      object.kind === "sequence" && object.owned_by !== null && !standing.has(object.address)
        ? [[object.address, tableAddressOf(object.owned_by)] as const]
        : [],
    ),
  );
  const ordered: CatalogObject[] = [];
  const seen = new Set<Address>();
  const visit = (object: CatalogObject): void => {
    if (seen.has(object.address)) return;
    seen.add(object.address);
    const needs = [...object.depends_on, ...(parts.get(object.address) ?? []), ...implied(object)].map((address) =>
      address.startsWith("column:") && !standing.has(address) ? tableAddressOf(address) : (owners.get(address) ?? address),
    );
    for (const address of [...new Set(needs)].sort(compareCodePoints)) {
      const needed = standing.get(address);
      if (needed !== undefined) visit(needed);
    }
    ordered.push(object);
  };
  for (const object of sorted) visit(object);
  return ordered;
}

function byPlace(left: CatalogObject, right: CatalogObject): number {
  if (left.kind !== "column" || right.kind !== "column") return 0;
  return compareCodePoints(left.schema, right.schema) || compareCodePoints(left.table, right.table) || left.position - right.position;
}

function implied(object: CatalogObject): readonly Address[] {
  if (object.kind === "table") return [...(object.partition_of === null ? [] : [object.partition_of.parent]), ...object.inherits];
  return [];
}

function tableOfColumn(part: CatalogObject): Address | null {
  return part.kind === "column" ? `table:${qualifiedName(part.schema, part.table)}` : null;
}

/** `column:shop.orders.total` → `table:shop.orders`. */
export function tableAddressOf(column: Address): Address {
  const identity = column.slice(column.indexOf(":") + 1);
  const parts = identity.match(/"(?:[^"]|"")+"|[^."]+/gu) ?? [];
  return `table:${parts.slice(0, 2).join(".")}`;
}

function add(map: Map<Address, Address[]>, key: Address, values: readonly Address[]): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [...values]);
  else known.push(...values);
}
