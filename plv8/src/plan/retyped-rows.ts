import type { Address, CatalogObject } from "../types/catalog.ts";
import { retypedAttributes } from "../render/alter/composite.ts";
import { tableAddress, type PlanContext } from "./plan-context.ts";
import { isRetyped } from "./plain/stays.ts";

type Context = Pick<PlanContext, "changes"> & {
  /** What the changes of others bring about. */ readonly inherited?: PlanContext["changes"];
};

const known = new WeakMap<PlanContext["changes"], ReadonlyMap<Address, readonly Address[]>>();

/**
 * A row that a text makes, `row(1, 2)::t`, has casts to the types that the columns of the table, or the attributes of the type, have at that moment: a text that is
 * another afterwards leaves before these take other types and comes when they have, there and on the way back. The columns and types, by what such texts need.
 */
function retypedRows(context: Context): ReadonlyMap<Address, readonly Address[]> {
  const made = known.get(context.changes);
  if (made !== undefined) return made;
  const found = new Map<Address, readonly Address[]>();
  for (const change of [...context.changes, ...(context.inherited ?? [])]) {
    if (change.kind !== "alter") continue;
    const { before, after } = change;
    if (isRetyped(change) && before.kind === "column") {
      const table = tableAddress(before.schema, before.table);
      found.set(table, [...(found.get(table) ?? []), change.address]);
    } else if (before.kind === "composite" && after.kind === "composite" && retypedAttributes(before, after).length > 0)
      found.set(before.address, [change.address]);
  }
  known.set(context.changes, found);
  return found;
}

/** What changes and makes such rows, before and afterwards. */
export function makingRetypedRows(context: Context): readonly CatalogObject[] {
  const rows = retypedRows(context);
  if (rows.size === 0) return [];
  const makes = (object: CatalogObject): boolean => madeRows(object, rows).length > 0;
  return context.changes.flatMap((change) =>
    change.kind === "alter" &&
    change.properties.some((name) => ["default", "definition", "using", "check"].includes(name)) &&
    change.before.kind !== "composite" &&
    makes(change.before) &&
    makes(change.after)
      ? [change.before]
      : [],
  );
}

/** With the columns and types that its default comes after. */
export function afterRetypedRows(context: Context, object: CatalogObject): CatalogObject {
  if (object.kind !== "column" || object.default === null) return object;
  const rows = retypedRows(context);
  const first = madeRows(object, rows).filter((address) => address !== object.address);
  return first.length === 0 ? object : { ...object, depends_on: [...object.depends_on, ...first] };
}

/** As Postgres says it: `ROW(1, 2)::s.t`. */
function madeRows(object: CatalogObject, rows: ReadonlyMap<Address, readonly Address[]>): readonly Address[] {
  const texts = ["default", "definition", "using", "check"].map((name): unknown => (object as unknown as Readonly<Record<string, unknown>>)[name]);
  return object.depends_on.flatMap((need) => {
    const cast = `)::${need.slice(need.indexOf(":") + 1)}`;
    return texts.some((text) => typeof text === "string" && text.includes(cast)) ? (rows.get(need) ?? []) : [];
  });
}
