import type { Address, CatalogObject } from "../../types/catalog.ts";
import { grouped } from "../../catalog/grouped.ts";
import { heirsOf } from "../../catalog/heirs-of.ts";
import { quoteIdent, unquoteIdent } from "../../render/names.ts";
import { parentsOfForeign } from "../../render/read-foreign-table.ts";
import type { PlainContext } from "./plain-context.ts";
import { NAME } from "./statement-effect.ts";

/** A relation that stood before the plan, and the catalog that knows it by that address. */
export type Found = { readonly address: Address; readonly catalog: ReadonlyMap<Address, CatalogObject> };

/** What stands while a plan goes on. */
export type Standings = {
  readonly context: PlainContext;
  /** Dropped, and `part of parent` for what is its parent's no more. */ readonly gone: Set<Address>;
  /** Partitions that take what no other does, by what they joined on the way. */ readonly defaults: Map<Address, Address>;
  /** Tables that joined a parent on the way, by that. */ readonly joined: Map<Address, Found[]>;
  /** Names given on the way; null: taken away. */ readonly called: Map<string, Found | null>;
};

const RENAMED = new RegExp(String.raw`^\s*alter (?:foreign table|table|view|materialized view) (${NAME}) (rename to|set schema) (.+)$`, "isu");

const HEIR = new RegExp(String.raw`^\s*alter (?:foreign )?table (?:only )?(${NAME}) (no inherit|inherit) (${NAME})`, "isu");

const PARTITION = new RegExp(String.raw`^\s*alter table (?:only )?(${NAME}) (detach|attach) partition (${NAME})`, "isu");

export const KINDS = ["table", "view", "materialized_view", "foreign_table"];

/** The relation of that name, as it is called before, while or after names change; null: it is new. */
export function found({ context, gone, called }: Standings, name: string): Found | null {
  const told = called.get(name);
  if (told !== undefined) return told;
  for (const spelt of spellings(name))
    for (const catalog of [context.former, context.moved, context.base])
      for (const kind of KINDS) if (catalog.has(`${kind}:${spelt}`)) return gone.has(`${kind}:${spelt}`) ? null : { address: `${kind}:${spelt}`, catalog };
  return null;
}

/** As the statement has it, and as addresses do: majors differ in which words they quote. */
export function spellings(name: string): readonly string[] {
  const words = name.match(/"(?:[^"]|"")+"|[^".]+/gu) ?? [];
  return [name, words.map((word) => quoteIdent(unquoteIdent(word))).join(".")];
}

export function descendants(standings: Standings, { catalog, address }: Found): readonly Address[] {
  const born = heirsOf(catalog, address).flatMap((heir) =>
    standings.gone.has(heir.address) || standings.gone.has(`${heir.address} of ${address}`)
      ? []
      : [heir.address, ...descendants(standings, { catalog, address: heir.address })],
  );
  const underForeign = foreignHeirsOf(catalog, address).flatMap((heir) => (standings.gone.has(heir) ? [] : descendants(standings, { catalog, address: heir })));
  return [...born, ...underForeign, ...(standings.joined.get(address) ?? []).flatMap((heir) => [heir.address, ...descendants(standings, heir)])];
}

/** Foreign tables that inherit from a table; they hold no rows, and what inherits from them may. */
const foreignHeirsOf = grouped<Address>((object, add) => {
  if (object.kind !== "foreign_table") return;
  for (const parent of parentsOfForeign(object)) for (const kind of ["table", "foreign_table"]) add(`${kind}:${parent}`, object.address);
});

/** The name that a table has by now. */
export function nowCalled({ called }: Standings, address: Address): string {
  const renamed = [...called].find(([, there]) => there?.address === address);
  return renamed?.[0] ?? address.slice("table:".length);
}

/** What a statement takes away, detaches, attaches again or calls otherwise. */
export function follow(standings: Standings, statement: string): void {
  followHeir(standings, statement);
  const [, dropped] = /^\s*drop (?:foreign table|table|view|materialized view) ([^;]+?)(?: cascade)?;?\s*$/iu.exec(statement) ?? [];
  const [, parent, way, part] = PARTITION.exec(statement) ?? [];
  const [, renamed, how, later] = RENAMED.exec(statement) ?? [];
  const name = dropped ?? parent ?? renamed ?? "";
  const there = found(standings, name);
  if (there === null) return;
  if (dropped !== undefined) for (const address of [there.address, ...descendants(standings, there)]) standings.gone.add(address);
  if (part !== undefined) standings.gone[way?.toLowerCase() === "detach" ? "add" : "delete"](`table:${part} of ${there.address}`);
  if (part !== undefined && / default;?\s*$/iu.test(statement)) standings.defaults.set(`table:${part}`, there.address);
  if (renamed === undefined) return;
  const object = there.catalog.get(there.address);
  const own = quoteIdent(object?.name ?? "");
  standings.called.set(how?.toLowerCase() === "set schema" ? `${later ?? ""}.${own}` : `${name.slice(0, placeEnd(name))}${later ?? ""}`, there);
  standings.called.set(name, null);
}

function followHeir(standings: Standings, statement: string): void {
  const [, child, way, parent] = HEIR.exec(statement) ?? [];
  const [heir, above] = [found(standings, child ?? ""), found(standings, parent ?? "")];
  if (heir === null || above === null) return;
  const others = (standings.joined.get(above.address) ?? []).filter((each) => each.address !== heir.address);
  standings.joined.set(above.address, way?.toLowerCase() === "inherit" ? [...others, heir] : others);
  if (way?.toLowerCase() !== "inherit") standings.gone.add(`${heir.address} of ${above.address}`);
}

/** Behind the dot that ends the schema. */
function placeEnd(name: string): number {
  return (/^(?:"(?:[^"]|"")+"|[^".]+)\./u.exec(name)?.[0] ?? "").length;
}
