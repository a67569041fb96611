import type { Address, CatalogObject, ConstraintObject } from "../../types/catalog.ts";
import type { LockMode } from "../../types/plan.ts";
import { grouped } from "../../catalog/grouped.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { qualifiedName, quoteIdent, unquoteIdent } from "../../render/names.ts";
import { childrenOf, columnsOf } from "../plan-context.ts";
import { locksOfParents } from "../recipes/locks-of-defined.ts";
import { found, type Found, type Standings } from "./standings.ts";
import { typesIn, WORD, type Held } from "./statement-effect.ts";

/** Statements after which foreign keys are others: what they lock of tables that the table refers to, and of those that refer to it. */
const CHANGES: readonly (readonly [RegExp, LockMode, LockMode | null])[] = [
  [/^\s*drop (?:foreign )?table /iu, "ACCESS EXCLUSIVE", null],
  [/^\s*alter table .* alter column .* type /isu, "ACCESS EXCLUSIVE", "ACCESS EXCLUSIVE"],
  [/^\s*alter table .* (?:drop constraint .*|alter constraint .* enforced)$/isu, "ACCESS EXCLUSIVE", null],
  [/^\s*alter table .* attach partition /isu, "ACCESS EXCLUSIVE", "SHARE ROW EXCLUSIVE"],
  [/^\s*alter table .* detach partition /isu, "SHARE ROW EXCLUSIVE", "ACCESS EXCLUSIVE"],
  [/^\s*create (?:unlogged )?table .* partition of /isu, "SHARE ROW EXCLUSIVE", "SHARE ROW EXCLUSIVE"],
];

const KEY = new RegExp(` (?:drop|alter) constraint (${WORD})`, "iu");

/** The other ends of foreign keys that leave, come or change with the statement, the parent of a partition that leaves, and what takes all others. */
export function otherTables(standings: Standings, statement: string, held: readonly Held[]): readonly Held[] {
  const [, toOthers, fromOthers] = CHANGES.find(([shape]) => shape.test(statement)) ?? [];
  const there = toOthers === undefined || held[0] === undefined ? null : found(standings, held[0].name);
  const table = there?.catalog.get(there.address);
  if (there !== null && table?.kind === "foreign_table" && /^\s*drop /iu.test(statement)) return wholeOf(standings, there, table);
  if (there === null || toOthers === undefined || table?.kind !== "table") return [];
  const retyped = typesIn(statement).map(({ column }) => formerColumn(standings, there, unquoteIdent(column)));
  const concerns = (columns: readonly string[]): boolean => retyped.length === 0 || columns.some((column) => retyped.includes(column));
  const key = unquoted(KEY.exec(statement)?.[1]);
  // A partition's copies of its parent's keys stand with the parent.
  const above = table.partition_of === null ? undefined : there.catalog.get(table.partition_of.parent);
  const own = [...childrenOf(there.catalog, table), ...(above?.kind === "table" && key !== null ? childrenOf(there.catalog, above) : [])];
  const keys = own.flatMap((object) =>
    object.kind === "constraint" && object.references !== null && concerns(object.columns) && (key === null || object.name === key)
      ? [object.references.table]
      : [],
  );
  const referrers =
    fromOthers === null || fromOthers === undefined
      ? []
      : referrersOf(there.catalog, there.address).flatMap((object) =>
          concerns(object.references?.columns ?? []) ? [`table:${qualifiedName(object.schema, object.table)}`] : [],
        );
  const others = (addresses: readonly Address[], mode: LockMode, tree: boolean): readonly Held[] =>
    addresses.map((address) => ({ name: address.slice(address.indexOf(":") + 1), mode, tree }));
  const parent = /^\s*drop table /iu.test(statement) && table.partition_of !== null ? [table.partition_of.parent] : [];
  const rest = / partition /iu.test(statement)
    ? defaultsOf(standings, there.catalog, there.address)
    : parent.flatMap((each) => defaultsOf(standings, there.catalog, each));
  return [
    ...others(parent, toOthers, false),
    ...others(rest, "ACCESS EXCLUSIVE", true),
    ...others(keys, toOthers, true),
    // With a column's type a key is made again in all partitions of its table.
    ...others(referrers, fromOthers ?? toOthers, retyped.length > 0),
  ];
}

/** A column as the catalog calls that knows the table: it may have another name by now. */
function formerColumn({ context }: Standings, { catalog, address }: Found, name: string): string {
  const table = catalog.get(address);
  if (table?.kind !== "table" || catalog !== context.former) return name;
  const isIt = ({ address: former }: CatalogObject): boolean => context.moves.later.get(former)?.endsWith(`.${quoteIdent(name)}`) === true;
  return columnsOf(catalog, table).find(isIt)?.name ?? name;
}

/** What a foreign table leaves with its last statement. */
function wholeOf({ gone }: Standings, { catalog, address }: Found, table: CatalogObject): readonly Held[] {
  return locksOfParents(catalog, table, "leaves").flatMap(({ relation, mode }) =>
    gone.has(relation) || gone.has(`${address} of ${relation}`) ? [] : [{ name: relation.slice("table:".length), mode, tree: false }],
  );
}

/** The partition for all that no other takes: what it may hold changes with the others. */
function defaultsOf({ gone, defaults }: Standings, catalog: ReadonlyMap<Address, CatalogObject>, parent: Address): readonly Address[] {
  const known = heirsOf(catalog, parent).flatMap((each) => (each.partition_of?.bound === "DEFAULT" ? [each.address] : []));
  const joined = [...defaults].flatMap(([part, whole]) => (whole === parent ? [part] : []));
  return [...new Set([...known, ...joined])].filter((each) => !gone.has(each) && !gone.has(`${each} of ${parent}`));
}

const unquoted = (name: string | undefined): string | null => (name === undefined ? null : unquoteIdent(name.replace(/;$/u, "")));

/** Foreign keys by the table that they lead to. */
const referrersOf = grouped<ConstraintObject>((object, add) => {
  if (object.kind === "constraint" && object.references !== null) add(object.references.table, object);
});
