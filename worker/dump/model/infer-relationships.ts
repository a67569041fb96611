import type { ConstraintObject } from "../../../plv8/src/types/catalog.ts";
import { isModelName } from "./document.ts";
import type { Table } from "./read-tables.ts";

/** A foreign key that the language has words for: one column, to a table's key. */
export type Link = { readonly constraint: ConstraintObject; readonly column: string; readonly role: string; readonly to: string };

/** The links of a table; what else its foreign keys say is not said here. */
export function linksOf(each: Table, tables: ReadonlyMap<string, Table>): readonly Link[] {
  const taken = new Set<string>();
  return each.constraints.flatMap((constraint): readonly Link[] => {
    const column = constraint.columns[0] ?? "";
    const to = constraint.references?.table.slice(`table:${each.table.schema}.`.length).replaceAll('"', "") ?? "";
    const role = column.replace(/_id$/, "");
    const target = tables.get(to);
    if (constraint.type !== "foreign" || constraint.columns.length !== 1 || target === undefined || !isModelName(role) || taken.has(role)) return [];
    if (role === column && each.columns.some((other) => other.name === `${role}_id`)) return [];
    if (target.identity === null || constraint.references?.columns.join() !== target.identity) return [];
    taken.add(role);
    return [{ constraint, column, role, to }];
  });
}

/** As a relationship of the document. */
export function relationshipOf(each: Table, link: Link, nameOf: (table: string) => string): Record<string, unknown> {
  const to = nameOf(link.to);
  const column = each.columns.find((candidate) => candidate.name === link.column);
  const unique = each.constraints.some((constraint) => constraint.type === "unique" && constraint.columns.join() === link.column);
  const on_delete = / ON DELETE (CASCADE|SET NULL)/.exec(link.constraint.definition)?.[1]?.toLowerCase().replace(" ", "_");
  return {
    from: nameOf(each.table.name),
    to,
    ...(link.role === to ? {} : { role: link.role }),
    ...(column?.comment == null ? {} : { is: column.comment }),
    ...(column?.not_null === true ? { required: true } : {}),
    ...(unique ? { unique: true } : {}),
    ...(on_delete === undefined ? {} : { on_delete }),
  };
}

/** A table of nothing but pairs, as a relationship of the document: its key is two links. Null: it is none. */
export function pairOf(each: Table, links: readonly Link[], nameOf: (table: string) => string): Record<string, unknown> | null {
  const sides = each.key.map((column) => links.find((link) => link.column === column));
  const [left, right] = sides;
  if (each.key.length !== 2 || left === undefined || right === undefined || links.length !== 2) return null;
  const between = [nameOf(left.to), nameOf(right.to)];
  const roles = [left.role, right.role];
  const name = nameOf(each.table.name);
  return {
    between,
    ...(roles.join() === between.join() ? {} : { roles }),
    name,
    ...(`${name}s` === each.table.name ? {} : { plural: each.table.name }),
    ...(each.table.comment === null ? {} : { is: each.table.comment }),
  };
}
